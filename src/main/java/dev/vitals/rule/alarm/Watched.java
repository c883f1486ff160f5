package dev.vitals.rule.alarm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an alarm must hear of: sample events of CloudTrail that a filter must match, and everyday ones that it must not,
 * because an alarm that always rings is none.
 *
 * @param what in words, for a sentence
 */
record Watched(String what, List<JsonNode> must, List<JsonNode> mustNot) {

    private static final String FILE = "/alarms/events.json";
    private static final Map<String, Watched> ALL = load();

    /** The events of a rule. */
    static Watched of(String rule) {
        var watched = ALL.get(rule);
        if (watched == null) {
            throw new IllegalStateException("No sample events for " + rule + " in " + FILE);
        }
        return watched;
    }

    private static Map<String, Watched> load() {
        try (var in = Watched.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is not in the jar");
            }
            var json = JsonMapper.shared().readTree(in.readAllBytes());
            var all = new HashMap<String, Watched>();
            var everyday = json.get("everyday");
            json.get("rules").properties().forEach(rule -> {
                var entry = rule.getValue();
                var mustNot = new ArrayList<>(events(json, everyday));
                mustNot.addAll(events(json, entry.path("mustNot")));
                all.put(
                        rule.getKey(),
                        new Watched(
                                entry.get("what").asString(), events(json, entry.get("must")), List.copyOf(mustNot)));
            });
            return Map.copyOf(all);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Each event stands on top of the common one, which has what every event of CloudTrail has. */
    private static List<JsonNode> events(JsonNode json, JsonNode list) {
        var events = new ArrayList<JsonNode>();
        list.forEach(event -> {
            var whole = (ObjectNode) json.get("common").deepCopy();
            event.properties().forEach(member -> whole.set(member.getKey(), member.getValue()));
            events.add(whole);
        });
        return List.copyOf(events);
    }
}
