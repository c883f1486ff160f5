/** File systems of FSx. May use {@code aws} and {@code inventory}. */
@NullMarked
@NamedInterface
package dev.vitals.collect.fsx;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
