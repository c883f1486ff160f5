/** Rules about databases and their snapshots. {@code backup} uses what it knows of replicas. May use the rule engine's types, {@code inventory} and the records of {@code collect}. */
@NullMarked
package dev.vitals.rule.rds;

import org.jspecify.annotations.NullMarked;
