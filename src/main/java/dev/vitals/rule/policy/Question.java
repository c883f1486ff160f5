package dev.vitals.rule.policy;

import java.util.Locale;
import java.util.Optional;

/**
 * May somebody do this?
 *
 * @param action such as {@code s3:GetObject}; with wildcards all that they stand for is asked about
 * @param resource an ARN; with wildcards all that they stand for is asked about
 */
public record Question(String action, String resource, Circumstances circumstances) {

    public Question(String action, String resource) {
        this(action, resource, Circumstances.UNKNOWN);
    }

    public Question given(Circumstances known) {
        return new Question(action, resource, known);
    }

    /** Whether a statement speaks of this. */
    Truth isMeantBy(Statement statement) {
        var byAction = meant(statement.actions(), action);
        // Most statements speak of other actions.
        return byAction == Truth.NO ? Truth.NO : byAction.and(meant(statement.resources(), resource));
    }

    private Truth meant(Patterns patterns, String asked) {
        var any = Truth.NO;
        for (String value : patterns.values()) {
            any = any.or(meant(value, asked, patterns.anyCase()));
        }
        return patterns.negated() ? any.not() : any;
    }

    private Truth meant(String pattern, String asked, boolean anyCase) {
        var replaced = anyCase
                ? Optional.of(new Variables.Replaced(pattern, true))
                : Variables.replace(pattern, circumstances);
        if (replaced.isEmpty()) {
            return Truth.NO;
        }
        if (Glob.matches(replaced.get().text(), asked, anyCase)) {
            return replaced.get().isExact() ? Truth.YES : Truth.DEPENDS;
        }
        boolean isOne = asked.indexOf('*') < 0 && asked.indexOf('?') < 0;
        return !isOne && Glob.overlaps(fold(replaced.get().text(), anyCase), fold(asked, anyCase))
                ? Truth.DEPENDS
                : Truth.NO;
    }

    private static String fold(String text, boolean anyCase) {
        return anyCase ? text.toLowerCase(Locale.ROOT) : text;
    }
}
