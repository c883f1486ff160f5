package dev.vitals.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NextTimeTest {

    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final LocalTime SEVEN = LocalTime.of(7, 0);
    private static final LocalTime HALF_PAST_TWO = LocalTime.of(2, 30);

    @Test
    void comesAtTheHourOfTheReadersClockWinterAndSummer() {
        var daily = new NextTime(null, SEVEN, CHICAGO);
        assertThat(times(daily, "2026-03-06T18:00:00Z", 4))
                .containsExactly(
                        "2026-03-07T13:00:00Z", "2026-03-08T12:00:00Z", "2026-03-09T12:00:00Z", "2026-03-10T12:00:00Z");
    }

    @Test
    void comesOnceOnTheDayOnWhichTheHourDoesNotExist() {
        var daily = new NextTime(null, HALF_PAST_TWO, CHICAGO);
        assertThat(times(daily, "2026-03-07T09:00:00Z", 3))
                .as("02:30 does not exist on 8 March: half past three it is")
                .containsExactly("2026-03-08T08:30:00Z", "2026-03-09T07:30:00Z", "2026-03-10T07:30:00Z");
    }

    @Test
    void comesOnceOnTheDayOnWhichTheHourComesTwice() {
        var daily = new NextTime(null, LocalTime.of(1, 30), CHICAGO);
        assertThat(times(daily, "2026-10-31T12:00:00Z", 3))
                .as("01:30 comes twice on 1 November, at 06:30 and 07:30 UTC")
                .containsExactly("2026-11-01T06:30:00Z", "2026-11-02T07:30:00Z", "2026-11-03T07:30:00Z");
        assertThat(daily.after(Instant.parse("2026-11-01T06:45:00Z")))
                .as("between both")
                .isEqualTo("2026-11-02T07:30:00Z");
    }

    @Test
    void comesOnItsDayOfTheWeekWhereTheReaderIs() {
        var weekly = new NextTime(DayOfWeek.MONDAY, SEVEN, ZoneId.of("Pacific/Auckland"));
        assertThat(times(weekly, "2026-11-24T00:00:00Z", 2))
                .as("Monday morning in Auckland is Sunday evening in UTC")
                .containsExactly("2026-11-29T18:00:00Z", "2026-12-06T18:00:00Z");
    }

    private static List<String> times(NextTime time, String from, int count) {
        return Stream.iterate(time.after(Instant.parse(from)), time::after)
                .limit(count)
                .map(Instant::toString)
                .toList();
    }
}
