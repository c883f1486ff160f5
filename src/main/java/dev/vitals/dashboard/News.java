package dev.vitals.dashboard;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How much changed of one kind.
 *
 * @param count above 0
 */
record News(Kind kind, long count) {

    /** What can change, a problem of seeing before a problem seen. */
    enum Kind {
        UNREAD_SCANS("scan", "scans", "could not read everything", "Scans that could not read everything", "unknown"),
        UNKNOWN("finding", "findings", "became unreadable", "Findings that became unreadable", "unknown"),
        OPENED("finding", "findings", "opened", "Findings that were opened", "opened"),
        REOPENED("finding", "findings", "reopened", "Findings that were reopened", "reopened"),
        SAFEGUARDS("safeguard", "safeguards", "changed state", "Safeguards that changed state", ""),
        EXPIRED("acceptance", "acceptances", "expired", "Acceptances that expired", "opened"),
        RESOLVED("finding", "findings", "resolved", "Findings that were resolved", "resolved"),
        GONE("finding", "findings", "closed: no longer judged", "Findings that are no longer judged", "resolved"),
        RULES("change of rules or lists", "changes of rules or lists", "", "Changes of rules and lists", ""),
        SETTINGS("change of settings", "changes of settings", "", "Changes of settings", "");

        private final String thing;
        private final String things;
        private final String what;
        private final String title;
        private final String mark;

        Kind(String thing, String things, String what, String title, String mark) {
            this.thing = thing;
            this.things = things;
            this.what = what;
            this.title = title;
            this.mark = mark;
        }

        /** In the address and in the API. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** As a heading. */
        public String title() {
            return title;
        }

        /** As style sheets name it. */
        public String mark() {
            return mark;
        }

        /** Whether it happened to findings. */
        boolean isOfFindings() {
            return this == UNKNOWN || this == OPENED || this == REOPENED || this == RESOLVED || this == GONE;
        }

        static Optional<Kind> of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst();
        }
    }

    /** What there are so many of, such as "findings opened", "change of settings". */
    public String rest() {
        var things = count == 1 ? kind.thing : kind.things;
        return kind.what.isEmpty() ? things : things + " " + kind.what;
    }
}
