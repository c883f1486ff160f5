/** SNS topics and who listens to them. May use {@code aws} and {@code inventory}. */
@NullMarked
@NamedInterface
package dev.vitals.collect.sns;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
