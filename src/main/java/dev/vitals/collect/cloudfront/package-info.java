/** Distributions of CloudFront. May use {@code aws} and {@code inventory}. */
@NullMarked
@NamedInterface
package dev.vitals.collect.cloudfront;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
