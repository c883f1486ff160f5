/** Classic load balancers. May use {@code aws} and {@code inventory}. */
@NullMarked
@NamedInterface
package dev.vitals.collect.elb;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
