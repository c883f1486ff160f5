/** What findings of other products have in common, whatever product they come from. May use {@code inventory}. */
@NullMarked
@NamedInterface
package dev.vitals.collect.reported;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
