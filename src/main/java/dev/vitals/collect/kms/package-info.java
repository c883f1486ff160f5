/** KMS keys with rotation, policy and aliases. May use {@code aws} and {@code inventory}. */
@NullMarked
@NamedInterface
package dev.vitals.collect.kms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
