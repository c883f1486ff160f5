package dev.vitals.rule;

import java.util.Map;

/**
 * Who says something, told from a rule's id alone: what other products report is named {@code product:check}, and no rule
 * of ours has a colon in its id.
 *
 * @param product in the id: {@code guardduty}; empty for rules of Vitals and of the organization
 */
public record RuleSource(String product) {

    /** The condition on {@code rule_id} that is true for what Vitals and the organization judge themselves. */
    public static final String OURS = "position(':' in rule_id) = 0";

    private static final Map<String, String> NAMES = Map.of(
            "guardduty", "GuardDuty",
            "securityhub", "Security Hub",
            "inspector", "Inspector",
            "macie", "Macie",
            "prowler", "Prowler");

    /** Who speaks through the rule of this id. */
    public static RuleSource of(String rule) {
        return new RuleSource(rule.contains(":") ? rule.substring(0, rule.indexOf(':')) : "");
    }

    /** Whether another product says it. */
    public boolean isReported() {
        return !product.isEmpty();
    }

    /** The product's name for people. */
    public String label() {
        return isReported() ? NAMES.getOrDefault(product, product) : RuleDefinition.Origin.CATALOGUE.label();
    }
}
