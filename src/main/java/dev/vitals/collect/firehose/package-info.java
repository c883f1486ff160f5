/** Delivery streams of Firehose. May use {@code aws} and {@code inventory}. */
@NullMarked
@NamedInterface
package dev.vitals.collect.firehose;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
