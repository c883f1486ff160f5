/** Certificates of ACM. May use {@code aws} and {@code inventory}. */
@NullMarked
@NamedInterface
package dev.vitals.collect.acm;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
