/** Notebooks and endpoint configurations of SageMaker. May use {@code aws} and {@code inventory}. */
@NullMarked
@NamedInterface
package dev.vitals.collect.sagemaker;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
