package dev.vitals.rule.config;

import dev.vitals.inventory.Cause;
import dev.vitals.inventory.UnreadableException;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.config.model.ConfigRule;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The ports that a rule RESTRICTED_INCOMING_TRAFFIC watches: {@code blockedPort1} to {@code blockedPort5}. */
final class BlockedPorts {

    /** What the managed rule watches where its parameters do not say otherwise (AWS Config developer guide). */
    private static final int[] USUAL = {20, 21, 3389, 3306, 4333};

    private BlockedPorts() {}

    static Set<Integer> of(ConfigRule rule) {
        var parameters = parameters(rule);
        var ports = new TreeSet<Integer>();
        for (int number = 1; number <= USUAL.length; number++) {
            var given = parameters.path("blockedPort" + number);
            ports.add(given.isMissingNode() || given.isNull() ? USUAL[number - 1] : port(rule, given));
        }
        return ports;
    }

    private static JsonNode parameters(ConfigRule rule) {
        var text = rule.inputParameters();
        try {
            return JsonMapper.shared().readTree(text == null || text.isBlank() ? "{}" : text);
        } catch (JacksonException broken) {
            throw malformed(rule);
        }
    }

    private static int port(ConfigRule rule, JsonNode given) {
        try {
            return Integer.parseInt(given.asString().strip());
        } catch (NumberFormatException notAPort) {
            throw malformed(rule);
        }
    }

    private static UnreadableException malformed(ConfigRule rule) {
        return new UnreadableException(
                Cause.MALFORMED, "InputParameters of %s could not be understood".formatted(rule.configRuleName()));
    }
}
