package dev.vitals.rule.lists;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A list as somebody uploaded it.
 *
 * @param list as it was read from the text that is kept
 * @param by the name with which that person had signed in
 * @param withdrawnAt when somebody took it out of force; null while nobody has
 */
public record ListVersion(
        long id,
        ReferenceList list,
        Instant at,
        String by,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawnBy) {

    public boolean isWithdrawn() {
        return withdrawnAt != null;
    }
}
