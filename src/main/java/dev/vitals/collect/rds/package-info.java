/** Databases, their snapshots and their subnet groups. May use {@code aws} and {@code inventory}. */
@NullMarked
@NamedInterface
package dev.vitals.collect.rds;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
