package dev.vitals.rule;

import dev.vitals.inventory.ResourceKey;

/**
 * One rule's verdict on one resource.
 *
 * @param arn of the resource; the account's root ARN where a whole list could not be read
 * @param severity of the rule, raised where the resource holds PHI
 */
public record Evaluation(RuleDefinition rule, ResourceKey resource, String arn, Severity severity, Verdict verdict) {}
