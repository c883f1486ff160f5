package dev.vitals.triage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fresh look at one finding that somebody asked for.
 *
 * @param state {@code waiting}, {@code running}, {@code fixed}, {@code failing}, {@code unread} or {@code failed}
 * @param message what is being read, and in the end what came of it
 */
record Look(
        UUID id,
        long finding,
        String by,
        Instant at,
        String state,
        String message,
        @Nullable Instant endedAt) {

    static Look of(ResultSet row, int number) throws SQLException {
        var ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Look(
                row.getObject("id", UUID.class),
                row.getLong("finding_id"),
                row.getString("asked_by"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getString("state"),
                row.getString("message"),
                ended == null ? null : ended.toInstant());
    }

    public boolean isUnderWay() {
        return state.equals("waiting") || state.equals("running");
    }

    /** The colour of what came of it. */
    public String mark() {
        return switch (state) {
            case "fixed" -> "pass";
            case "failing" -> "fail";
            case "unread", "failed" -> "unknown";
            default -> "awaiting";
        };
    }

    public String words() {
        return switch (state) {
            case "waiting" -> "waits for an instance";
            case "running" -> "being read";
            case "fixed" -> "put right";
            case "failing" -> "still fails";
            case "unread" -> "could not be read";
            default -> "did not come through";
        };
    }
}
