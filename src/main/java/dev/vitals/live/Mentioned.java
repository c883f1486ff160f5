package dev.vitals.live;

import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What an event mentions: texts short enough to be an id, a name or an ARN, wherever they stand in it. */
final class Mentioned {

    /** A real event mentions a few; one that was made to be a burden no more than these. */
    private static final int MOST = 200;

    /** No id, name or ARN of AWS is longer. */
    private static final int LONGEST = 1_600;

    private static final int SHORTEST = 2;

    private Mentioned() {}

    static Set<String> in(JsonNode... parts) {
        var names = new LinkedHashSet<String>();
        for (JsonNode part : parts) {
            collect(part, names);
        }
        return names;
    }

    /** A text as it may be kept: without what PostgreSQL or a page would stumble over. */
    static String cut(String text) {
        var plain = text.codePoints()
                .filter(letter -> !Character.isISOControl(letter))
                .limit(200)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        return plain.toString();
    }

    private static void collect(JsonNode node, Set<String> names) {
        if (names.size() >= MOST) {
            return;
        }
        if (node.isString()) {
            keep(node.asString(), names);
        }
        node.forEach(child -> collect(child, names));
    }

    private static void keep(String text, Set<String> names) {
        var isName = text.length() >= SHORTEST
                && text.length() <= LONGEST
                && text.chars().noneMatch(letter -> Character.isISOControl(letter) || letter == '{');
        if (isName) {
            names.add(text);
        }
    }
}
