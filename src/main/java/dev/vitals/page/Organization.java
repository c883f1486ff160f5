package dev.vitals.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The organization that is watched over.
 *
 * @param name shown on pages
 * @param zone in which a day of a score begins and ends
 */
@ConfigurationProperties("vitals.organization")
public record Organization(
        @DefaultValue("Your organization") String name,
        @DefaultValue("UTC") ZoneId zone) {

    /** The day, in the organization's zone, of an instant. */
    public LocalDate dayOf(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }
}
