package dev.vitals.dashboard;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;

/**
 * Something that happened to a finding.
 *
 * @param day in the organization's zone
 * @param wasResolved whether it had been resolved when it became unreadable
 * @param ofKind how many of the kind there were on the day, this one among them
 */
record Change(
        LocalDate day,
        Kind kind,
        long finding,
        Instant at,
        String headline,
        String severity,
        String accountName,
        boolean wasResolved,
        long ofKind) {

    /** What happened, the worst first. */
    enum Kind {
        OPENED("opened", ""),
        REOPENED("reopened", ""),
        UNKNOWN("became unreadable", "unread"),
        RESOLVED("resolved", "resolved"),
        GONE("closed: no longer judged", "resolved");

        private final String words;
        private final String state;

        Kind(String words, String state) {
            this.words = words;
            this.state = state;
        }

        /** In which list of findings such a one stands; empty for the open ones. */
        public String state() {
            return state;
        }

        public String words() {
            return words;
        }

        /** As the store keeps it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
