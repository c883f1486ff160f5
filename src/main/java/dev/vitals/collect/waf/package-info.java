/** Web ACLs of WAF and of its classic predecessor. May use {@code aws} and {@code inventory}. */
@NullMarked
@NamedInterface
package dev.vitals.collect.waf;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
