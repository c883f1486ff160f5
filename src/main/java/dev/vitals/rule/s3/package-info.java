/** Rules about buckets. May use the rule engine's types, {@code inventory} and the records of {@code collect}. */
@NullMarked
package dev.vitals.rule.s3;

import org.jspecify.annotations.NullMarked;
