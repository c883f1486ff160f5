/** AWS Config: recorders, delivery channels and rules, each with its status. May use {@code aws} and {@code inventory}. */
@NullMarked
@NamedInterface
package dev.vitals.collect.config;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
