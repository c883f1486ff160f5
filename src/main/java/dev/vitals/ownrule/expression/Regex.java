package dev.vitals.ownrule.expression;

import com.google.re2j.Pattern;
import dev.vitals.rule.StrangersPattern;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Regular expressions of RE2, which never backtrack; their size is bounded before they are built. */
final class Regex {

    private static final int REMEMBERED = 256;
    private static final int MATCHED_PER_STEP = 16;

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
        var built = StrangersPattern.of(pattern);
        BUILT.put(pattern, built);
        return built;
    }
}
