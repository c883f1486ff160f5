package dev.vitals.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.score.KeptScores.DayState;
import dev.vitals.score.SafeguardScore.State;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateStripTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-11-02");

    @Test
    void joinsDaysOfTheSameStateAndKeepsGaps() {
        var strip = StateStrip.of(
                MONDAY,
                MONDAY.plusDays(5),
                List.of(
                        new DayState(MONDAY, State.NOT_MET, true),
                        new DayState(MONDAY.plusDays(1), State.NOT_MET, true),
                        new DayState(MONDAY.plusDays(3), State.MET, true),
                        new DayState(MONDAY.plusDays(4), State.MET, true),
                        new DayState(MONDAY.plusDays(5), State.MET, true)));

        assertThat(strip.stretches().stream().map(s -> s.start() + "+" + s.days() + " " + s.mark()))
                .containsExactly("0+2 not-met", "2+1 none", "3+3 met");
        assertThat(strip.stretches().getLast().last()).isEqualTo(MONDAY.plusDays(5));
        assertThat(strip.summary()).isEqualTo("Not met on 2, no scan on 1, met on 3 of 6 days");
    }

    @Test
    void isOneGapWithoutAnyScan() {
        assertThat(StateStrip.of(MONDAY, MONDAY.plusDays(89), List.of()).summary())
                .isEqualTo("No scan on 90 of 90 days");
    }
}
