package dev.vitals.page;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;

/**
 * A line of a difference between two texts, as the fragment {@code lists :: diff} shows it.
 *
 * @param kind {@code kept}, {@code added}, {@code removed}, or {@code left-out} for lines that are not shown
 */
public record DiffLine(String kind, String text) {

    private static final int FILE_HEAD = 2;

    /**
     * What changed, with some lines around; empty where nothing did.
     *
     * @param context how many lines around a change are shown
     */
    public static List<DiffLine> between(List<String> before, List<String> after, int context) {
        var patch = DiffUtils.diff(before, after);
        return UnifiedDiffUtils.generateUnifiedDiff("", "", before, patch, context).stream()
                .skip(FILE_HEAD)
                .filter(line -> !line.startsWith("@@ -1,") && !line.startsWith("@@ -0,"))
                .map(DiffLine::of)
                .toList();
    }

    /** The same with every line that stays. */
    public static List<DiffLine> whole(List<String> before, List<String> after) {
        return between(before, after, Math.max(before.size(), after.size()));
    }

    private static DiffLine of(String unified) {
        return switch (unified.isEmpty() ? ' ' : unified.charAt(0)) {
            case '+' -> new DiffLine("added", unified);
            case '-' -> new DiffLine("removed", unified);
            case '@' -> new DiffLine("left-out", "…");
            default -> new DiffLine("kept", unified);
        };
    }
}
