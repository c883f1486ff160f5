package dev.vitals.page;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The rest of the way from a node to the marked one.
 *
 * @param steps names and positions still to go; null off the way
 * @param whole whether the way leads to its very end
 */
record JsonPath(@Nullable List<Object> steps, boolean whole) {

    private static final JsonPath OFF = new JsonPath(null, false);

    /** The way that {@code path} describes, as far as {@code json} goes along with it. */
    static JsonPath of(JsonNode json, String path) {
        var steps = new ArrayList<Object>();
        var node = json;
        var rest = path;
        while (!rest.isEmpty()) {
            var step = node.isArray() ? position(node, rest) : member(node, rest);
            if (step == null) {
                return steps.isEmpty() ? OFF : new JsonPath(steps, false);
            }
            steps.add(step);
            node = step instanceof Integer at ? node.get(at) : node.get((String) step);
            rest = rest.substring(step instanceof Integer ? rest.indexOf(']') + 1 : ((String) step).length());
            rest = rest.startsWith(".") ? rest.substring(1) : rest;
        }
        return path.isEmpty() ? OFF : new JsonPath(steps, true);
    }

    /** Whether everything from here on is marked. */
    boolean isWithin() {
        return whole && steps != null && steps.isEmpty();
    }

    /** Whether the way breaks off here: what it led to is not there. */
    boolean endsHere() {
        return steps != null && steps.isEmpty();
    }

    JsonPath into(Object step) {
        if (steps == null) {
            return OFF;
        }
        if (steps.isEmpty()) {
            return whole ? this : OFF;
        }
        return steps.getFirst().equals(step) ? new JsonPath(steps.subList(1, steps.size()), whole) : OFF;
    }

    private static @Nullable Integer position(JsonNode array, String rest) {
        var end = rest.indexOf(']');
        if (!rest.startsWith("[") || end < 0 || !rest.substring(1, end).matches("\\d{1,6}")) {
            return null;
        }
        var at = Integer.parseInt(rest.substring(1, end));
        return at < array.size() ? at : null;
    }

    /** The longest name that fits: names may hold dots themselves. */
    private static @Nullable String member(JsonNode object, String rest) {
        String longest = null;
        for (var member : object.properties()) {
            var name = member.getKey();
            var fits = rest.equals(name) || rest.startsWith(name + ".") || rest.startsWith(name + "[");
            if (fits && (longest == null || name.length() > longest.length())) {
                longest = name;
            }
        }
        return longest;
    }
}
