/** Rules about what the network lets in, and which way. May use the rule engine's types, {@code inventory} and the records of {@code collect}. */
@NullMarked
package dev.vitals.rule.network;

import org.jspecify.annotations.NullMarked;
