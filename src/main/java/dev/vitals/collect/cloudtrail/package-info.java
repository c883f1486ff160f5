/** Trails and whether they are logging. May use {@code aws} and {@code inventory}. */
@NullMarked
@NamedInterface
package dev.vitals.collect.cloudtrail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
