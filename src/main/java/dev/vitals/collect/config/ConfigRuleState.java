package dev.vitals.collect.config;

import dev.vitals.inventory.Reading;
import software.amazon.awssdk.services.config.model.ConfigRule;
import software.amazon.awssdk.services.config.model.ConfigRuleEvaluationStatus;

/** A rule of AWS Config and whether it has been evaluated (DescribeConfigRuleEvaluationStatus). */
public record ConfigRuleState(ConfigRule rule, Reading<ConfigRuleEvaluationStatus> status) {

    public String name() {
        return String.valueOf(rule.configRuleName());
    }
}
