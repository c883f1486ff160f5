package dev.vitals.rule.iam;

import dev.vitals.rule.policy.Patterns;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Names as settings list them, and dates as messages print them. */
final class Names {

    private Names() {}

    /** Whether a name is on a list whose entries may hold {@code *}. */
    static boolean listed(List<String> patterns, String name) {
        return new Patterns(false, patterns, false).covers(name);
    }

    static String day(Instant time) {
        return time.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    /** The first ten, and how many more. */
    static String some(List<String> names) {
        return names.size() <= 10
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, 10)) + " and " + (names.size() - 10) + " more";
    }
}
