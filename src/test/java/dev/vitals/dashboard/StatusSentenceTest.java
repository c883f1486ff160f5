package dev.vitals.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.dashboard.Change.Kind;
import dev.vitals.dashboard.Freshness.Unread;
import dev.vitals.inventory.Cause;
import dev.vitals.page.AsOf;
import dev.vitals.score.Points;
import dev.vitals.score.ScoreDay;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusSentenceTest {

    private static final LocalDate DAY = LocalDate.parse("2026-10-31");
    private static final Instant NOON = Instant.parse("2026-10-31T12:00:00Z");
    private static final AsOf NOW = new AsOf(DAY, NOON, true);
    private static final AsOf THEN = new AsOf(DAY, NOON, false);

    @Test
    void saysWhatIsMetAndWhatChanged() {
        assertThat(StatusSentence.of(NOW, numbers(), Map.of(Kind.OPENED, 2L, Kind.RESOLVED, 1L), List.of()))
                .containsExactly(
                        "23 of 41 safeguards with rules or attestations are met.",
                        "Since yesterday: 2 findings opened, 1 resolved.");
    }

    @Test
    void speaksOfAnEarlierDayInThePast() {
        assertThat(StatusSentence.of(THEN, numbers(), Map.of(), List.of()))
                .containsExactly(
                        "On 31 Oct 2026, 23 of 41 safeguards with rules or attestations were met.",
                        "That day no finding was opened or resolved.");
    }

    @Test
    void takesWhatIsGoneForResolvedAndNamesTheUnreadable() {
        assertThat(StatusSentence.of(NOW, numbers(), Map.of(Kind.GONE, 1L, Kind.UNKNOWN, 3L), List.of()))
                .contains("Since yesterday: 1 finding resolved, 3 became unreadable.");
    }

    @Test
    void namesWhatCouldNotBeRead() {
        var s3 = new Unread("S3", Cause.DENIED, 1, NOON, "");
        var notThere = new Unread("AppRunner", Cause.UNSUPPORTED, 1, NOON, "");

        assertThat(StatusSentence.of(NOW, numbers(), Map.of(), List.of(account("staging", s3, notThere))))
                .contains("Could not be read: staging’s S3.");
        assertThat(StatusSentence.of(NOW, numbers(), Map.of(), List.of(account("staging", notThere))))
                .hasSize(2);
    }

    @Test
    void namesAFewOfMany() {
        var s3 = new Unread("S3", Cause.DENIED, 1, NOON, "");
        var accounts = List.of(account("a", s3), account("b", s3), account("c", s3), account("d", s3));

        assertThat(StatusSentence.of(NOW, numbers(), Map.of(), accounts))
                .contains("Could not be read: a’s S3, b’s S3 and 2 more.");
    }

    @Test
    void saysWhichAccountWasNeverRead() {
        var never = new Freshness("111122223333", "sandbox", null, null, "", List.of());

        assertThat(StatusSentence.of(NOW, numbers(), Map.of(), List.of(never))).contains("Not read yet: sandbox.");
    }

    private static Freshness account(String name, Unread... unread) {
        return new Freshness("111122223333", name, NOON, NOON, "partial", List.of(unread));
    }

    private static ScoreDay numbers() {
        var points = new Points(BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.TEN, 1, 1);
        return new ScoreDay(DAY, 23, 12, 2, 0, 4, 22, 63, points, 0, 0, 0, 0, "rules", "settings", true);
    }
}
