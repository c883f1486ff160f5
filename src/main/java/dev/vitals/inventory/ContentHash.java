package dev.vitals.inventory;

import dev.vitals.hash.Sha256;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * SHA-256 over a configuration in canonical JSON: members by name, no white space, without those that change on their
 * own. Lists keep their order.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record ContentHash(String hex) {

    /** The hash of {@code json} without the members of these names, at whatever depth. */
    public static ContentHash of(JsonNode json, Set<String> volatileMembers) {
        var canonical = new StringBuilder();
        write(json, volatileMembers, canonical);
        return new ContentHash(Sha256.of(canonical.toString()));
    }

    private static void write(JsonNode node, Set<String> without, StringBuilder to) {
        if (node.isObject()) {
            writeMembers(node, without, to);
        } else if (node.isArray()) {
            var separator = "[";
            for (JsonNode element : node) {
                to.append(separator);
                write(element, without, to);
                separator = ",";
            }
            to.append(node.isEmpty() ? "[]" : "]");
        } else {
            to.append(node);
        }
    }

    private static void writeMembers(JsonNode object, Set<String> without, StringBuilder to) {
        var members = new TreeMap<String, JsonNode>();
        object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        members.keySet().removeAll(without);
        var separator = "";
        to.append('{');
        for (var member : members.entrySet()) {
            to.append(separator).append(quoted(member.getKey())).append(':');
            write(member.getValue(), without, to);
            separator = ",";
        }
        to.append('}');
    }

    private static String quoted(String name) {
        return StringNode.valueOf(name).toString();
    }
}
