/** GuardDuty detectors and their open findings. May use {@code aws} and {@code inventory}. */
@NullMarked
@NamedInterface
package dev.vitals.collect.guardduty;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
