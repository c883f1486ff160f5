package dev.vitals.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.score.Points;
import dev.vitals.score.ScoreDay;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrendTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-11-02");

    @Test
    void leavesAGapWhereNoScanWas() {
        var trend = Trend.of(MONDAY, MONDAY.plusDays(3), List.of(day(0, "a", "s"), day(1, "a", "s"), day(3, "a", "s")));

        assertThat(trend.rateLines()).containsExactly("0,75.0 1,75.0", "3,75.0");
        assertThat(trend.days()).hasSize(4);
    }

    @Test
    void marksTheDayOnWhichTheMeasureChangedAlsoAcrossAGap() {
        var trend = Trend.of(
                MONDAY,
                MONDAY.plusDays(5),
                List.of(day(0, "a", "s"), day(1, "b", "s"), day(3, "b", "t"), day(4, "c", "u"), day(5, "c", "u")));

        assertThat(trend.marks().stream().map(mark -> mark.day() + " " + mark.change()))
                .containsExactly(
                        "2026-11-03 rules changed",
                        "2026-11-05 settings changed",
                        "2026-11-06 rules and settings changed");
    }

    @Test
    void drawsNothingFromASingleDay() {
        assertThat(Trend.of(MONDAY, MONDAY.plusDays(3), List.of(day(0, "a", "s")))
                        .isDrawable())
                .isFalse();
        assertThat(Trend.of(MONDAY, MONDAY, List.of()).isDrawable()).isFalse();
    }

    @Test
    void drawsOpenFindingsAgainstTheHighestDay() {
        var trend = Trend.of(MONDAY, MONDAY.plusDays(1), List.of(day(0, "a", "s"), day(1, "a", "s")));

        assertThat(trend.mostOpen()).isEqualTo(10);
        assertThat(trend.openLines()).containsExactly("0,0.0 1,0.0");
    }

    private static ScoreDay day(int after, String rules, String settings) {
        var points = new Points(new BigDecimal("2.5"), BigDecimal.ZERO, BigDecimal.TEN, 8, 8);
        return new ScoreDay(MONDAY.plusDays(after), 1, 1, 0, 0, 2, 5, 9, points, 1, 2, 3, 4, rules, settings, true);
    }
}
