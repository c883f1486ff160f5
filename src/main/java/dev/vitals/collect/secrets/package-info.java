/** Secrets of Secrets Manager: what is known of them, never what they are. May use {@code aws} and {@code inventory}. */
@NullMarked
@NamedInterface
package dev.vitals.collect.secrets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
