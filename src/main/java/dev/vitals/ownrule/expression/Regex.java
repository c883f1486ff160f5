package dev.vitals.ownrule.expression;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Regular expressions of RE2, which never backtrack; their size is bounded before they are built. */
final class Regex {

    static final int LONGEST = 500;

    /** Most that nested repetitions such as {@code {10}} may multiply to: each copies what it repeats. */
    static final int REPETITIONS = 1000;

    private static final int REMEMBERED = 256;
    private static final int MATCHED_PER_STEP = 16;
    private static final java.util.regex.Pattern COUNT = java.util.regex.Pattern.compile("\\{(\\d+)(?:,(\\d*))?}");

    private static final Map<String, Pattern> BUILT =
            Collections.synchronizedMap(new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Pattern> eldest) {
                    return size() > REMEMBERED;
                }
            });

    private Regex() {}

    /** Whether any part of the text matches. */
    static boolean matches(String text, String pattern) {
        var effort = Effort.current();
        effort.weigh(text);
        var built = of(pattern);
        effort.spend((long) built.programSize() * (text.length() + 1L) / MATCHED_PER_STEP);
        return built.matcher(text).find();
    }

    /**
     * The pattern, built.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong with it
     */
    static Pattern of(String pattern) {
        var known = BUILT.get(pattern);
        if (known != null) {
            return known;
        }
        refuseHuge(pattern);
        try {
            var built = Pattern.compile(pattern);
            BUILT.put(pattern, built);
            return built;
        } catch (PatternSyntaxException wrong) {
            throw new IllegalArgumentException("the pattern of matches() is none: " + wrong.getDescription(), wrong);
        }
    }

    private static void refuseHuge(String pattern) {
        if (pattern.length() > LONGEST) {
            throw new IllegalArgumentException("a pattern of matches() has at most %d characters".formatted(LONGEST));
        }
        long product = 1;
        var counts = COUNT.matcher(pattern);
        while (counts.find() && product <= REPETITIONS) {
            product *= Math.max(1, Math.max(number(counts.group(1)), number(counts.group(2))));
        }
        if (product > REPETITIONS) {
            throw new IllegalArgumentException(
                    "the repetitions of a pattern of matches() multiply to at most %d".formatted(REPETITIONS));
        }
    }

    private static long number(@org.jspecify.annotations.Nullable String digits) {
        if (digits == null || digits.isEmpty()) {
            return 0;
        }
        return digits.length() > 6 ? Integer.MAX_VALUE : Long.parseLong(digits);
    }
}
