package dev.vitals.rule;

import java.util.List;

/**
 * What is known of a rule beside its method.
 *
 * @param id stable
 * @param title what holds when it passes
 * @param safeguards citations of 45 CFR
 * @param config the class of the configuration that it judges
 * @param version raised whenever the same resource could get another verdict
 */
public record RuleDefinition(
        String id, String title, Severity severity, List<String> safeguards, Class<?> config, int version) {}
