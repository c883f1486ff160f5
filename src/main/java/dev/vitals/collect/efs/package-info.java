/** File systems of EFS. May use {@code aws} and {@code inventory}. */
@NullMarked
@NamedInterface
package dev.vitals.collect.efs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
