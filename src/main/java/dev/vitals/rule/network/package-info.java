/** Rules about what the network lets in, and which way. May use the rule engine's types, {@code inventory} and the records of {@code collect}. */
@NullMarked
@NamedInterface
package dev.vitals.rule.network;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
