/** Task definitions of ECS. May use {@code aws} and {@code inventory}. */
@NullMarked
@NamedInterface
package dev.vitals.collect.ecs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
