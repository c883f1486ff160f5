package dev.vitals.rule.alarm;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code $.userIdentity.type}, {@code $.items[0].id}, {@code $.items[*].id}: members of an event. */
record Selector(String path) {

    private static final Pattern STEP = Pattern.compile("\\.([A-Za-z0-9_\\-:/@]+)|\\[(\\d+|\\*)]|\\['([^']+)']");

    /** What the path leads to: nothing where it is not there, several where it holds a star. */
    List<JsonNode> in(JsonNode event) {
        var nodes = List.of(event);
        var steps = STEP.matcher(path);
        while (steps.find()) {
            var next = new ArrayList<JsonNode>();
            for (JsonNode node : nodes) {
                step(node, steps.group(1) == null ? steps.group(3) : steps.group(1), steps.group(2), next);
            }
            nodes = next;
        }
        return nodes;
    }

    private static void step(JsonNode node, @Nullable String member, @Nullable String index, List<JsonNode> into) {
        if (index != null && index.equals("*")) {
            node.forEach(into::add);
            return;
        }
        var child = index == null ? node.get(member) : node.get(Integer.parseInt(index));
        if (child != null) {
            into.add(child);
        }
    }
}
