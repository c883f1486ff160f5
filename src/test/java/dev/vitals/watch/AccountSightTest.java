package dev.vitals.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.inventory.Cause;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AccountSightTest {

    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private static final Duration EVERY = Duration.ofHours(6);

    private static Sight of(boolean paused, Duration age, String last, Cause cause, Cause closed) {
        var read = age == null ? null : NOW.minus(age);
        return new AccountSight("111122223333", paused, EVERY, NOW.minus(EVERY), read, read, last, cause, closed)
                .at(NOW);
    }

    @Test
    void isSeenWithinItsIntervalAndTheGraceOfAScanThatSwaysAndWaits() {
        assertThat(of(false, Duration.ofHours(6), "complete", null, null)).isEqualTo(Sight.SEEN);
        assertThat(of(false, Duration.ofHours(8), "partial", null, null)).isEqualTo(Sight.SEEN);
        assertThat(of(false, Duration.ofMinutes(8 * 60 + 1), "complete", null, null))
                .isEqualTo(Sight.OVERDUE);
    }

    @Test
    void hasItsIntervalForTheFirstReading() {
        assertThat(of(false, null, "", null, null)).isEqualTo(Sight.SEEN);
        assertThat(new AccountSight("1", false, EVERY, NOW.minus(Duration.ofDays(1)), null, null, "", null, null)
                        .at(NOW))
                .isEqualTo(Sight.OVERDUE);
    }

    @Test
    void isBlindAtOnceWhereTheLastScanFailedHoweverFreshTheOneBefore() {
        var fresh = Duration.ofHours(1);
        assertThat(of(false, fresh, "failed", null, null)).isEqualTo(Sight.FAILED);
        assertThat(of(false, fresh, "failed", Cause.TIMED_OUT, null)).isEqualTo(Sight.FAILED);
        assertThat(of(false, fresh, "failed", Cause.DENIED, null)).isEqualTo(Sight.REFUSED);
        assertThat(of(false, fresh, "failed", Cause.DENIED_BY_ORGANIZATION_POLICY, null))
                .isEqualTo(Sight.CLOSED);
    }

    @Test
    void isBlindWhereItOpensAndNothingCanBeRead() {
        var fresh = Duration.ofHours(1);
        assertThat(of(false, fresh, "partial", null, Cause.DENIED)).isEqualTo(Sight.REFUSED);
        assertThat(of(false, fresh, "partial", null, Cause.DENIED_BY_ORGANIZATION_POLICY))
                .isEqualTo(Sight.CLOSED);
    }

    @Test
    void isNotWatchedWhereSomebodyWantsItSo() {
        assertThat(of(true, Duration.ofDays(9), "failed", Cause.DENIED, null)).isEqualTo(Sight.PAUSED);
        assertThat(Sight.PAUSED.isBlind()).isFalse();
    }
}
