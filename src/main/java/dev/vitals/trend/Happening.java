package dev.vitals.trend;

import java.time.LocalDate;

/**
 * Something beside the accounts themselves that moves a trend.
 *
 * @param words a clause, such as "the rules changed"
 */
record Happening(LocalDate day, Kind kind, String words) {

    /** What it is, with the letter under which pictures show it. */
    enum Kind {
        RULES("R"),
        SETTINGS("S"),
        ACCOUNTS("A");

        private final String letter;

        Kind(String letter) {
            this.letter = letter;
        }

        public String letter() {
            return letter;
        }

        /** Whether the measure itself changed, so that a step says nothing of the accounts. */
        boolean isOfTheMeasure() {
            return this != ACCOUNTS;
        }
    }
}
