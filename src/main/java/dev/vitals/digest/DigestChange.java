package dev.vitals.digest;

import java.util.Locale;

/**
 * What became of a finding within a span of time, from its beginning to its end.
 *
 * @param ofKind how many of the kind there are, this one among them
 * @param ofRule how many of these are of the same rule
 */
record DigestChange(
        Kind kind,
        long finding,
        String rule,
        String severity,
        String headline,
        String account,
        long ofKind,
        long ofRule) {

    /** What became of it. */
    enum Kind {
        NEW("new", "New"),
        BACK("back", "Back: they had been fixed"),
        UNREAD("unreadable", "Could be seen before, and cannot now"),
        ENDED("no longer accepted", "The acceptance of their risk has ended"),
        FIXED("fixed", "Fixed"),
        ACCEPTED("accepted", "Their risk was accepted"),
        CLOSED("closed", "Closed: no longer there, or no longer judged"),
        BRIEF("come and gone", "Came and went meanwhile");

        private final String words;
        private final String title;

        Kind(String words, String title) {
            this.words = words;
            this.title = title;
        }

        /** Behind a number. */
        String words() {
            return words;
        }

        String title() {
            return title;
        }

        /** The colour of its lines. */
        String mark() {
            return switch (this) {
                case NEW, BACK, ENDED -> "bad";
                case UNREAD -> "unknown";
                case ACCEPTED -> "plain";
                case FIXED, CLOSED, BRIEF -> "good";
            };
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** The same among so many. */
    DigestChange among(long kinds, long rules) {
        return new DigestChange(kind, finding, rule, severity, headline, account, kinds, rules);
    }
}
