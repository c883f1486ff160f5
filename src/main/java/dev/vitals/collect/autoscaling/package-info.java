/** Auto Scaling groups and launch configurations. May use {@code aws} and {@code inventory}. */
@NullMarked
@NamedInterface
package dev.vitals.collect.autoscaling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
