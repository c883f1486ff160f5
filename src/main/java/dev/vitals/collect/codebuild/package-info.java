/** Build projects and the credentials by which they fetch sources. May use {@code aws} and {@code inventory}. */
@NullMarked
@NamedInterface
package dev.vitals.collect.codebuild;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
