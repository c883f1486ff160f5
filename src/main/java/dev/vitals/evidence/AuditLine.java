package dev.vitals.evidence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An entry of the audit log that an auditor asks for: who was let in to what, and what was taken away. */
record AuditLine(
        long number,
        Instant at,
        String actor,
        String method,
        String action,
        String object,
        @Nullable String before,
        @Nullable String after,
        String hash) {

    static final String[] COLUMNS = {"number", "at", "actor", "method", "action", "object", "before", "after", "hash"};

    @Nullable
    Object[] cells() {
        return new @Nullable Object[] {number, at, actor, method, action, object, before, after, hash};
    }
}
