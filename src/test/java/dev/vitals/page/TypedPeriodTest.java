package dev.vitals.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedPeriodTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-02");
    private static final Period VISIBLE = new Period(LocalDate.parse("2026-07-01"), LocalDate.parse("2026-09-30"));

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "'', 2026-10-31, say the days",
                "2026-10-01, 31 October, say the days",
                "2026-10-31, 2026-10-01, The first day is after the last.",
                "2026-10-01, 2026-11-03, The last day is yet to come; today is the latest.",
                "2026-11-02, 2026-11-02, -",
            })
    void saysWhatIsWrongWithDays(String from, String to, String why) {
        assertThat(new TypedPeriod(from, to).problem("say the days", TODAY, Optional.empty()))
                .isEqualTo(Optional.ofNullable(why));
    }

    @ParameterizedTest
    @CsvSource({"2026-07-01, 2026-09-30, true", "2026-06-30, 2026-09-30, false", "2026-07-01, 2026-10-01, false"})
    void keepsToTheDaysThatOneMaySee(String from, String to, boolean isFine) {
        var problem = new TypedPeriod(from, to).problem("", TODAY, Optional.of(VISIBLE));

        assertThat(problem.isEmpty()).isEqualTo(isFine);
        problem.ifPresent(why ->
                assertThat(why).isEqualTo("You see the evidence of 2026-07-01 to 2026-09-30; choose days within."));
    }

    @Test
    void isAPeriodOnceNothingIsWrong() {
        assertThat(new TypedPeriod("2026-07-01", "2026-09-30").period()).isEqualTo(VISIBLE);
    }
}
