/** Replication instances of the Database Migration Service. May use {@code aws} and {@code inventory}. */
@NullMarked
@NamedInterface
package dev.vitals.collect.dms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
