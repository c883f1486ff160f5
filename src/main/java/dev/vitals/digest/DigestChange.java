package dev.vitals.digest;

import java.util.Locale;

/**
 * What became of a finding within a span of time, from its beginning to its end.
 *
 * @param ofKind how many of the kind there are, this one among them
 * @param ofRule how many of these are of the same rule
 */
record DigestChange(
        Kind kind, long finding, String rule, String severity, String headline, String account, long ofKind, long ofRule) {

    /** What became of it. */
    enum Kind {
        NEW("new", "New"),
        BACK("back", "Back: they had been fixed"),
        UNREAD("unreadable", "Could be seen before, and cannot now"),
        FIXED("fixed", "Fixed"),
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

        /** Whether it is good news. */
        boolean isGood() {
            return this == FIXED || this == CLOSED || this == BRIEF;
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
