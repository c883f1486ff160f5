package dev.vitals.digest;

import java.time.Instant;

/** Changes of what somebody wants. */
final class Wants {

    private Wants() {}

    static DigestChoice of(DigestChoice from, DigestScope scope) {
        return changed(from, from.rhythm(), scope, from.discreet(), from.allClear(), null);
    }

    static DigestChoice view(DigestChoice from, long id, String name) {
        return new DigestChoice(
                from.member(),
                from.address(),
                from.rhythm(),
                from.weekday(),
                from.hour(),
                from.zone(),
                from.scope(),
                new DigestView(id, name),
                from.discreet(),
                from.allClear(),
                from.alerts(),
                from.alertsSince(),
                from.reminders(),
                from.token(),
                from.coveredTo(),
                from.nextAt(),
                from.mailedAt());
    }

    static DigestChoice discreetly(DigestChoice from) {
        return changed(from, from.rhythm(), from.scope(), true, from.allClear(), from.alertsSince());
    }

    static DigestChoice withAllClear(DigestChoice from, DigestChoice.Rhythm rhythm) {
        return changed(from, rhythm, from.scope(), from.discreet(), true, null);
    }

    static DigestChoice alerts(DigestChoice from, Instant since) {
        return changed(from, DigestChoice.Rhythm.NONE, from.scope(), from.discreet(), from.allClear(), since);
    }

    private static DigestChoice changed(
            DigestChoice from,
            DigestChoice.Rhythm rhythm,
            DigestScope scope,
            boolean discreet,
            boolean allClear,
            Instant alertsSince) {
        return new DigestChoice(
                from.member(),
                from.address(),
                rhythm,
                from.weekday(),
                from.hour(),
                from.zone(),
                scope,
                from.view(),
                discreet,
                allClear,
                alertsSince != null,
                alertsSince,
                from.reminders(),
                from.token(),
                from.coveredTo(),
                from.nextAt(),
                from.mailedAt());
    }
}
