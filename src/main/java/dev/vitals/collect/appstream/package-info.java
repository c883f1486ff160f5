/** Fleets of AppStream. May use {@code aws} and {@code inventory}. */
@NullMarked
@NamedInterface
package dev.vitals.collect.appstream;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
