/** Replication groups of ElastiCache. May use {@code aws} and {@code inventory}. */
@NullMarked
@NamedInterface
package dev.vitals.collect.elasticache;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
