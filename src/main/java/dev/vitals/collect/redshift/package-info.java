/** Clusters of Redshift with logging and what their parameters say of TLS. May use {@code aws} and {@code inventory}. */
@NullMarked
@NamedInterface
package dev.vitals.collect.redshift;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
