package dev.vitals.ownrule.expression;

import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What an expression is about; its components are the variables of the language.
 *
 * @param resource the configuration as JSON, without secrets, as the pages show it
 * @param now when the scan read it
 */
public record Subject(
        JsonNode resource,
        Map<String, String> tags,
        String id,
        String name,
        String arn,
        String account,
        String region,
        Instant now) {}
