/** Clusters of DynamoDB Accelerator. May use {@code aws} and {@code inventory}. */
@NullMarked
@NamedInterface
package dev.vitals.collect.dax;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
