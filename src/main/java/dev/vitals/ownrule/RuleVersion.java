package dev.vitals.ownrule;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.time.Instant;
import java.util.List;

/**
 * A version of a rule, as somebody saved it.
 *
 * @param version from 1
 * @param by the name with which that person had signed in
 * @param note what that person said of it; may be empty
 */
public record RuleVersion(String rule, int version, RuleText text, Instant at, String by, String note) {

    private static final int CONTEXT = 2;
    private static final int HEAD = 3;

    /** A line of a difference: kept, added, removed, or standing for lines left out. */
    public record Line(String kind, String text) {

        static Line of(String unified) {
            return switch (unified.charAt(0)) {
                case '+' -> new Line("added", unified);
                case '-' -> new Line("removed", unified);
                case '@' -> new Line("left-out", "…");
                default -> new Line("kept", unified);
            };
        }
    }

    /** What it changed of the version before. */
    public List<Line> since(RuleVersion before) {
        var old = before.text.lines();
        var patch = DiffUtils.diff(old, text.lines());
        return UnifiedDiffUtils.generateUnifiedDiff("", "", old, patch, CONTEXT).stream()
                .skip(HEAD)
                .map(Line::of)
                .toList();
    }
}
