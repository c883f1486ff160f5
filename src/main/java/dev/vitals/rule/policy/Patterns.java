package dev.vitals.rule.policy;

import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;

/**
 * What a statement's Action, NotAction, Resource or NotResource names.
 *
 * @param negated whether everything but these is meant
 * @param values the patterns as written
 * @param anyCase whether case does not matter, as in actions
 */
public record Patterns(boolean negated, List<String> values, boolean anyCase) {

    /** The resource of a policy that names none, as a trust policy: whatever it is attached to. */
    static final Patterns EVERYTHING = new Patterns(false, List.of("*"), false);

    public Patterns {
        values = List.copyOf(values);
    }

    /** Whether all of {@code pattern} is meant: {@code s3:*} covers {@code s3:Get*}. */
    public boolean covers(String pattern) {
        return negated ? !any(pattern, Glob::overlaps) : any(pattern, Glob::covers);
    }

    /** Whether some of {@code pattern} is meant: {@code s3:GetObject} touches {@code s3:*}. */
    public boolean touches(String pattern) {
        return negated ? !any(pattern, Glob::covers) : any(pattern, Glob::overlaps);
    }

    /** Whether all of the other patterns is meant. */
    public boolean coversAll(Patterns other) {
        return other.negated()
                ? covers("*") || negated && other.values().containsAll(values)
                : other.values().stream().allMatch(this::covers);
    }

    /** Whether one of the patterns is nothing but wildcards: {@code *}, {@code *:*}. */
    public boolean isEverything() {
        return !negated
                && values.stream()
                        .anyMatch(value -> value.contains("*")
                                && value.replaceAll("[*:]", "").isEmpty());
    }

    private boolean any(String pattern, BiPredicate<String, String> test) {
        var wanted = fold(pattern);
        return values.stream().anyMatch(value -> test.test(fold(value), wanted));
    }

    private String fold(String text) {
        return anyCase ? text.toLowerCase(Locale.ROOT) : text;
    }
}
