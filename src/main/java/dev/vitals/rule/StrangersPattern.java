package dev.vitals.rule;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.regex.MatchResult;

/**
 * Regular expressions that somebody else wrote: of RE2, which never backtracks, and of bounded size, since repetitions
 * copy what they repeat.
 */
public final class StrangersPattern {

    /** Most characters of one. */
    public static final int LONGEST = 500;

    /** Most that nested repetitions such as {@code {10}} may multiply to. */
    public static final int REPETITIONS = 1000;

    private static final java.util.regex.Pattern COUNT = java.util.regex.Pattern.compile("\\{(\\d+)(?:,(\\d*))?}");

    private StrangersPattern() {}

    /**
     * The pattern, built.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong with it
     */
    public static Pattern of(String pattern) {
        if (pattern.length() > LONGEST) {
            throw new IllegalArgumentException("a pattern has at most %d characters".formatted(LONGEST));
        }
        if (COUNT.matcher(pattern).results().mapToLong(StrangersPattern::most).reduce(1, StrangersPattern::product)
                > REPETITIONS) {
            throw new IllegalArgumentException(
                    "the repetitions of a pattern multiply to at most %d".formatted(REPETITIONS));
        }
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException wrong) {
            throw new IllegalArgumentException("the pattern is none: " + wrong.getDescription(), wrong);
        }
    }

    private static long product(long one, long other) {
        return Math.min(one * other, REPETITIONS + 1L);
    }

    private static long most(MatchResult count) {
        return Math.clamp(Math.max(number(count.group(1)), number(count.group(2))), 1, REPETITIONS + 1L);
    }

    private static long number(@org.jspecify.annotations.Nullable String digits) {
        if (digits == null || digits.isEmpty()) {
            return 0;
        }
        return digits.length() > 6 ? Integer.MAX_VALUE : Long.parseLong(digits);
    }
}
