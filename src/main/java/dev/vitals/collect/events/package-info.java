/** EventBridge rules and where they send to. May use {@code aws} and {@code inventory}. */
@NullMarked
@NamedInterface
package dev.vitals.collect.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
