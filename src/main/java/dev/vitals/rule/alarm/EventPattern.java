package dev.vitals.rule.alarm;

import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * A metric filter's pattern for JSON events (CloudWatch Logs, "Filter pattern syntax"), so that it can be tried on
 * sample events instead of being compared by its looks.
 */
final class EventPattern {

    /** CloudWatch takes no longer one; it bounds how deeply one can be nested. */
    static final int LONGEST = 1024;

    private final Predicate<JsonNode> test;

    private EventPattern(Predicate<JsonNode> test) {
        this.test = test;
    }

    /** Reads a pattern; one that cannot be understood, or that is not for JSON events, matches nothing. */
    static EventPattern parse(String text) {
        if (text.length() > LONGEST) {
            return new EventPattern(event -> false);
        }
        try {
            return new EventPattern(new PatternParser(text).parse());
        } catch (PatternParser.NotUnderstoodException notJson) {
            return new EventPattern(event -> text.isBlank());
        }
    }

    boolean matches(JsonNode event) {
        return test.test(event);
    }
}
