/** Rules about instances and what they are stored on. May use the rule engine's types, {@code inventory} and the records of {@code collect}. */
@NullMarked
package dev.vitals.rule.compute;

import org.jspecify.annotations.NullMarked;
