package dev.vitals.finding;

import dev.vitals.rule.RuleSource;

/**
 * What is open by the word of one product.
 *
 * @param weighty those of severity critical or high
 */
public record ReportedCount(RuleSource source, long open, long weighty) {}
