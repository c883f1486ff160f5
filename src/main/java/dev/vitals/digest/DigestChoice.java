package dev.vitals.digest;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants to be told by mail, and when.
 *
 * @param address where to, for who has no address from where they sign in; else empty
 * @param weekday of weekly digests, and of the all-clear
 * @param hour of the reader's clock
 * @param view the saved view that findings are limited to; null for none
 * @param discreet whether mails leave out ARNs, account numbers and names of resources
 * @param allClear whether a week without any change is told too
 * @param alerts whether they are told at once of what cannot wait
 * @param alertsSince what opened before that is no news; null while they want none
 * @param reminders whether they are reminded of attestations and acceptances of theirs that lapse, and told of
 *     requests for evidence
 * @param token stands in the addresses that end mails; nobody guesses it
 * @param coveredTo everything until then was told, or was nothing
 * @param nextAt null for no digest
 * @param mailedAt of the last digest; null for none
 */
record DigestChoice(
        UUID member,
        String address,
        Rhythm rhythm,
        DayOfWeek weekday,
        LocalTime hour,
        ZoneId zone,
        DigestScope scope,
        @Nullable DigestView view,
        boolean discreet,
        boolean allClear,
        boolean alerts,
        @Nullable Instant alertsSince,
        boolean reminders,
        String token,
        Instant coveredTo,
        @Nullable Instant nextAt,
        @Nullable Instant mailedAt) {

    /** How often a digest comes. */
    enum Rhythm {
        NONE("No digest"),
        DAILY("Every day"),
        WEEKLY("Every week");

        private final String title;

        Rhythm(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }

        /** As the store and the form have it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Rhythm of(String word) {
            return Arrays.stream(values())
                    .filter(rhythm -> rhythm.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No digest comes " + word));
        }
    }

    /** When the next digest comes after a moment; null for none. */
    @Nullable
    Instant next(Instant moment) {
        return switch (rhythm) {
            case NONE -> null;
            case DAILY -> new NextTime(null, hour, zone).after(moment);
            case WEEKLY -> new NextTime(weekday, hour, zone).after(moment);
        };
    }

    /** The same, with its next digest at a moment; null for none. */
    DigestChoice at(@Nullable Instant next) {
        return new DigestChoice(
                member,
                address,
                rhythm,
                weekday,
                hour,
                zone,
                scope,
                view,
                discreet,
                allClear,
                alerts,
                alertsSince,
                reminders,
                token,
                coveredTo,
                next,
                mailedAt);
    }

    /** What of it is a matter of choice, for the audit log; never the token. */
    Map<String, Object> told() {
        return Map.ofEntries(
                Map.entry("rhythm", rhythm.word()),
                Map.entry("weekday", weekday.name()),
                Map.entry("hour", hour.toString()),
                Map.entry("zone", zone.getId()),
                Map.entry("scope", scope.words()),
                Map.entry("view", view == null ? "" : view.id() + " " + view.name()),
                Map.entry("discreet", discreet),
                Map.entry("allClear", allClear),
                Map.entry("alerts", alerts),
                Map.entry("reminders", reminders),
                Map.entry("address", address));
    }
}
