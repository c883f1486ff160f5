package dev.vitals.live;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A queue in which events arrive.
 *
 * @param account whose way in opens it; events of other accounts may arrive in it
 * @param askedAt when it last answered
 * @param heardAt when it last had something
 * @param trouble why it does not answer, one sentence; else empty
 * @param noise messages that asked for no look
 * @param broken messages that could not be understood
 * @param strangers messages about accounts that are not watched
 */
record LiveQueue(
        long id,
        String account,
        String url,
        String region,
        boolean paused,
        @Nullable Instant askedAt,
        @Nullable Instant heardAt,
        String trouble,
        long noise,
        long broken,
        long strangers) {

    static LiveQueue of(ResultSet row, int number) throws SQLException {
        return new LiveQueue(
                row.getLong("id"),
                row.getString("account_id"),
                row.getString("url"),
                row.getString("region"),
                row.getBoolean("paused"),
                instant(row, "asked_at"),
                instant(row, "heard_at"),
                row.getString("trouble"),
                row.getLong("noise"),
                row.getLong("broken"),
                row.getLong("strangers"));
    }

    /** How it goes, in a word for the page. */
    public String mark() {
        if (paused) {
            return "not_applicable";
        }
        return !trouble.isEmpty() ? "fail" : askedAt == null ? "awaiting" : "pass";
    }

    public String words() {
        if (paused) {
            return "rests";
        }
        return !trouble.isEmpty() ? "does not answer" : askedAt == null ? "not asked yet" : "listening";
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
