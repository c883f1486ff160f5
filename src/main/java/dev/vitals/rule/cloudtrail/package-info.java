/** Rules about trails and the buckets that keep them. May use the rule engine's types, {@code inventory} and the records of {@code collect}. */
@NullMarked
package dev.vitals.rule.cloudtrail;

import org.jspecify.annotations.NullMarked;
