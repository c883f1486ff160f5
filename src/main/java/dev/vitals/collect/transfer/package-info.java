/** Servers of AWS Transfer Family. May use {@code aws} and {@code inventory}. */
@NullMarked
@NamedInterface
package dev.vitals.collect.transfer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
