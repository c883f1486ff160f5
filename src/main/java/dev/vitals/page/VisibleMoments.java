package dev.vitals.page;

import java.time.Instant;
import java.time.ZoneId;

/**
 * The moments that whoever reads a page may see.
 *
 * @param to not seen any more
 */
public record VisibleMoments(Instant from, Instant to) {

    /** Every moment that a database can keep. */
    public static final VisibleMoments EVER = new VisibleMoments(Instant.EPOCH, Instant.parse("9999-01-01T00:00:00Z"));

    /** Those of the days that the reader may see. */
    public static VisibleMoments of(VisiblePeriod period, Organization organization) {
        return period.visible().map(days -> of(days, organization.zone())).orElse(EVER);
    }

    private static VisibleMoments of(Period days, ZoneId zone) {
        return new VisibleMoments(
                days.from().atStartOfDay(zone).toInstant(),
                days.to().plusDays(1).atStartOfDay(zone).toInstant());
    }

    public boolean contains(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(to);
    }
}
