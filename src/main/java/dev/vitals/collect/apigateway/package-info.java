/** Stages of REST APIs. May use {@code aws} and {@code inventory}. */
@NullMarked
@NamedInterface
package dev.vitals.collect.apigateway;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
