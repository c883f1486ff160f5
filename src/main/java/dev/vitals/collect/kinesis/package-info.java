/** Data streams of Kinesis. May use {@code aws} and {@code inventory}. */
@NullMarked
@NamedInterface
package dev.vitals.collect.kinesis;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
