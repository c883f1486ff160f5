/** CloudWatch alarms. May use {@code aws} and {@code inventory}. */
@NullMarked
@NamedInterface
package dev.vitals.collect.cloudwatch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
