package dev.vitals.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.page.AsOf;
import dev.vitals.page.Organization;
import dev.vitals.score.Points;
import dev.vitals.score.SafeguardScore.State;
import dev.vitals.score.ScoreDay;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatusSentenceTest {

    /** A Saturday. */
    private static final LocalDate DAY = LocalDate.parse("2026-10-31");

    private static final Instant NOON = Instant.parse("2026-10-31T12:00:00Z");
    private static final AsOf NOW = new AsOf(DAY, NOON, true);
    private static final AsOf THEN = new AsOf(DAY, NOON, false);
    private static final Organization CLINIC = new Organization("Clinic", ZoneOffset.UTC);

    @Test
    void canBeReadAloud() {
        assertThat(text(NOW, numbers(34, 9, 0, 0, 6, 3, 982, 1000), account(4), account(4)))
                .isEqualTo("34 of 52 safeguards met, 9 not met, 6 not assessed, 3 waiting for an attestation;"
                        + " 98.2 % read, 2 accounts not read completely since Tuesday.");
    }

    @Test
    void namesEveryStateSoThatTheNumbersAddUp() {
        var sentence = StatusSentence.of(NOW, numbers(30, 9, 2, 1, 6, 4, 10, 10), List.of(), CLINIC);

        assertThat(sentence.parts().stream()
                        .filter(part -> part.state() != null)
                        .mapToInt(part -> Integer.parseInt(part.words().split(" ")[0]))
                        .sum())
                .isEqualTo(52);
        assertThat(sentence.parts().stream().map(StatusSentence.Part::state).filter(state -> state != null))
                .containsExactlyInAnyOrder(State.values());
    }

    @Test
    void leavesOutWhatThereIsNoneOf() {
        assertThat(text(NOW, numbers(52, 0, 0, 0, 0, 0, 10, 10), account(0)))
                .isEqualTo("52 of 52 safeguards met; 100 % read.");
    }

    @Test
    void neverRoundsUpToEverything() {
        assertThat(text(NOW, numbers(52, 0, 0, 0, 0, 0, 99_999, 100_000))).contains("99.9 % read");
    }

    @Test
    void saysThatNothingIsReadWhereNothingIsInScope() {
        assertThat(text(NOW, numbers(0, 0, 0, 0, 52, 0, 0, 0), account(null)))
                .isEqualTo("0 of 52 safeguards met, 52 not assessed; nothing read, 1 account never read completely.");
    }

    @Test
    void speaksOfAnEarlierDayByItsDate() {
        assertThat(text(THEN, numbers(52, 0, 0, 0, 0, 0, 10, 10), account(4)))
                .isEqualTo("On 31 Oct 2026: 52 of 52 safeguards met; 100 % read,"
                        + " 1 account not read completely since 27 Oct 2026.");
    }

    @Test
    void namesTheDateWhereAWeekdayCouldBeAnotherWeeks() {
        assertThat(text(NOW, numbers(52, 0, 0, 0, 0, 0, 10, 10), account(7))).contains("since 24 Oct 2026");
    }

    private static String text(AsOf asOf, ScoreDay numbers, Freshness... accounts) {
        return StatusSentence.of(asOf, numbers, List.of(accounts), CLINIC).text();
    }

    private static Freshness account(@Nullable Integer daysAgo) {
        var complete = daysAgo == null ? null : NOON.minus(Duration.ofDays(daysAgo));
        return new Freshness("111122223333", "staging", complete, complete, "partial", List.of());
    }

    private static ScoreDay numbers(
            int met, int notMet, int accepted, int decided, int notAssessed, int awaiting, long read, long inScope) {
        var points = new Points(BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.TEN, read, inScope);
        return new ScoreDay(
                DAY, met, notMet, accepted, decided, notAssessed, awaiting, 52, points, 0, 0, 0, 0, "r", "s", true);
    }
}
