package dev.vitals.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A legal hold: while it stands, nothing of its period is dropped.
 *
 * @param from first day, in the organization's zone; null from the beginning
 * @param to last day; null without an end
 * @param accounts that it is about; empty for all. What is held is everybody's all the same.
 * @param liftedBecause empty while it stands
 * @param goneAt from when on what it kept may go; null while it stands
 */
record Hold(
        long id,
        String name,
        String reason,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        List<String> accounts,
        String placedBy,
        Instant placedAt,
        @Nullable String liftedBy,
        @Nullable Instant liftedAt,
        String liftedBecause,
        @Nullable Instant goneAt) {

    /** How long a hold keeps everything after it was lifted, so that a mistake can be put right. */
    static final Duration WAITING = Duration.ofDays(7);

    public boolean isLifted() {
        return liftedAt != null;
    }

    /** Whether it was lifted, and still keeps what it kept. */
    public boolean isWaiting(Instant now) {
        return goneAt != null && now.isBefore(goneAt);
    }
}
