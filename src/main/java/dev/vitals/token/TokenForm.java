package dev.vitals.token;

import dev.vitals.page.Organization;
import dev.vitals.route.Right;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;

/**
 * What somebody fills in to make a token.
 *
 * @param group on whose accounts; null for all of theirs
 * @param until last day, in the organization's zone
 */
record TokenForm(
        @Nullable String name,
        @Nullable Set<Right> rights,
        @Nullable Long group,
        @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate until) {

    private static final int LONGEST = 80;

    TokenForm {
        name = name == null ? "" : name;
        rights = rights == null ? Set.of() : Set.copyOf(rights);
    }

    /** A form to begin with. */
    static TokenForm blank(LocalDate until) {
        return new TokenForm("", Set.of(Right.READ), null, until);
    }

    /** What is wrong with it, in a sentence; empty where nothing is. */
    String wrong(int maxDays, LocalDate today) {
        if (name().isBlank() || name().length() > LONGEST) {
            return "Give it a name of up to %d characters that says what uses it.".formatted(LONGEST);
        }
        if (rights().isEmpty()) {
            return "Choose at least one thing that it may do.";
        }
        if (until == null || until.isBefore(today)) {
            return "Choose its last day, today or later.";
        }
        return until.isAfter(today.plusDays(maxDays))
                ? "It may live for %d days at most, until %s.".formatted(maxDays, today.plusDays(maxDays))
                : "";
    }

    /** The end of its last day, but never later than its longest life from now. */
    Instant end(Organization organization, TokenSettings settings, Instant now) {
        var day = until == null ? organization.dayOf(now) : until;
        var end = day.plusDays(1).atStartOfDay(organization.zone()).toInstant();
        var latest = now.plus(Duration.ofDays(settings.maxDays()));
        return end.isAfter(latest) ? latest : end;
    }
}
