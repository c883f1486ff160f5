/** Clusters of EKS. May use {@code aws} and {@code inventory}. */
@NullMarked
@NamedInterface
package dev.vitals.collect.eks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
