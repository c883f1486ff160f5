/** Security Hub in a region. May use {@code aws} and {@code inventory}. */
@NullMarked
@NamedInterface
package dev.vitals.collect.securityhub;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
