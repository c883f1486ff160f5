package dev.vitals.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The day that a page shows: today, or an earlier one that was asked for with {@code ?asOf=2026-10-31}. A controller
 * takes it as a parameter.
 *
 * @param day in the organization's zone
 * @param moment the end of that day, or now where the day is today: state is shown as it stood then
 * @param isNow whether it is today that is shown
 */
public record AsOf(LocalDate day, Instant moment, boolean isNow) {

    static AsOf now(Instant now, ZoneId zone) {
        return new AsOf(now.atZone(zone).toLocalDate(), now, true);
    }

    static AsOf endOf(LocalDate day, ZoneId zone) {
        // Half-open: a change at midnight belongs to the next day.
        return new AsOf(day, day.plusDays(1).atStartOfDay(zone).toInstant().minusNanos(1_000), false);
    }

    /** The value for links, null for today so that the parameter vanishes from the address. */
    public @Nullable String parameter() {
        return isNow ? null : day.toString();
    }
}
