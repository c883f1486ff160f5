/** Application, network and gateway load balancers. May use {@code aws} and {@code inventory}. */
@NullMarked
@NamedInterface
package dev.vitals.collect.elbv2;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
