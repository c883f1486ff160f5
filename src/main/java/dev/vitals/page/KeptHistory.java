package dev.vitals.page;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** How far back days can be shown. Pages ask; what is dropped and when is known further up. */
public interface KeptHistory {

    /** The first moment that is kept whole; empty where nothing was ever dropped. */
    Optional<Instant> since();

    /** A sentence for who asks for days from this one on, where not all of them are kept; else empty. */
    default Optional<String> refusal(LocalDate first, Organization organization) {
        return since().filter(since ->
                        first.atStartOfDay(organization.zone()).toInstant().isBefore(since))
                .map(since -> organization.dayOf(since.plus(Duration.ofDays(1)).minusNanos(1)))
                .map(whole -> "What was known on %s is no longer kept whole. Choose days from %s on."
                        .formatted(first, whole));
    }
}
