package dev.vitals.inventory;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.vitals.page.JsonView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A configuration that a resource had for a time.
 *
 * @param until null while it lasts
 */
public record ResourceVersion(Instant from, @Nullable Instant until, JsonView config) {

    private static final int CONTEXT = 3;
    private static final int FILE_HEAD = 2;

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

    /** What changed since the version before, with a few lines around; empty where nothing did. */
    public List<Line> since(ResourceVersion before) {
        var old = before.config.text();
        var patch = DiffUtils.diff(old, config.text());
        return UnifiedDiffUtils.generateUnifiedDiff("", "", old, patch, CONTEXT).stream()
                .skip(FILE_HEAD)
                .map(Line::of)
                .toList();
    }
}
