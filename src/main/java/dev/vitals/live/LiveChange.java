package dev.vitals.live;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An event that was heard, and what came of it.
 *
 * @param name what was done, as the event says
 * @param happenedAt when, as the event says
 * @param state {@code waiting}, {@code reading}, {@code read} or {@code failed}
 * @param message what came of it, a sentence
 */
record LiveChange(
        long id,
        String account,
        String accountName,
        String region,
        String name,
        Instant happenedAt,
        Instant heardAt,
        String state,
        String message,
        @Nullable Instant endedAt) {

    static LiveChange of(ResultSet row, int number) throws SQLException {
        return new LiveChange(
                row.getLong("id"),
                row.getString("account_id"),
                row.getString("account_name"),
                row.getString("region"),
                row.getString("name"),
                Objects.requireNonNull(LiveQueue.instant(row, "happened_at")),
                Objects.requireNonNull(LiveQueue.instant(row, "heard_at")),
                row.getString("state"),
                row.getString("message"),
                LiveQueue.instant(row, "ended_at"));
    }

    public String mark() {
        return switch (state) {
            case "read" -> "pass";
            case "failed" -> "unknown";
            default -> "awaiting";
        };
    }

    public String words() {
        return switch (state) {
            case "waiting" -> "waits to be read";
            case "reading" -> "being read";
            case "read" -> "read";
            default -> "could not be read";
        };
    }

    /** From being heard to being judged, in seconds; null while that is to come. */
    public @Nullable Long seconds() {
        return endedAt == null ? null : Duration.between(heardAt, endedAt).toSeconds();
    }
}
