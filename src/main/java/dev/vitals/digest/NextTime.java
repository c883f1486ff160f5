package dev.vitals.digest;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.stream.Stream;

/**
 * When a digest comes: once on each of its days, at its hour of the reader's clock. An hour that the clocks leave out in
 * spring comes as much later as they leave out; one that comes twice in autumn counts the first time.
 *
 * @param weekday null for every day
 */
record NextTime(@org.jspecify.annotations.Nullable DayOfWeek weekday, LocalTime hour, ZoneId zone) {

    private static final int DAYS = 9;

    /** The first such moment after this one. */
    Instant after(Instant moment) {
        var first = moment.atZone(zone).toLocalDate();
        return Stream.iterate(first, day -> day.plusDays(1))
                .limit(DAYS)
                .filter(day -> weekday == null || day.getDayOfWeek() == weekday)
                .map(day -> ZonedDateTime.of(day, hour, zone).toInstant())
                .filter(candidate -> candidate.isAfter(moment))
                .findFirst()
                .orElseThrow();
    }
}
