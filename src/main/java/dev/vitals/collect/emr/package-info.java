/** Clusters of EMR that run. May use {@code aws} and {@code inventory}. */
@NullMarked
@NamedInterface
package dev.vitals.collect.emr;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
