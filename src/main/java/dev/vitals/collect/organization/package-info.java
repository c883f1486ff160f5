/** The organization that the account belongs to, and whom AWS calls about security. May use {@code aws} and {@code inventory}. */
@NullMarked
@NamedInterface
package dev.vitals.collect.organization;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
