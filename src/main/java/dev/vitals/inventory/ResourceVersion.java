package dev.vitals.inventory;

import dev.vitals.page.DiffLine;
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

    /** What changed since the version before, with a few lines around; empty where nothing did. */
    public List<DiffLine> since(ResourceVersion before) {
        return DiffLine.between(before.config.text(), config.text(), CONTEXT);
    }
}
