/** Functions of Lambda with their policies and URLs. May use {@code aws} and {@code inventory}. */
@NullMarked
@NamedInterface
package dev.vitals.collect.lambda;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
