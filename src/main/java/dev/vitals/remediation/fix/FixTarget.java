package dev.vitals.remediation.fix;

import tools.jackson.databind.JsonNode;

/**
 * The resource that a fix changes.
 *
 * @param rule id of the rule that it fails
 * @param region of the resource; {@code global} for what has none
 * @param id as Vitals names it within its type
 * @param config as it was last read
 */
public record FixTarget(
        String rule, String account, String region, String type, String id, String arn, JsonNode config) {

    /** A member of the configuration that the fix cannot do without. */
    String member(String name) {
        var value = config.path(name);
        if (!value.isString()) {
            throw new FixRefusedException(
                    "The last reading of %s does not hold its %s. Scan the account again.".formatted(id, name));
        }
        return value.stringValue();
    }
}
