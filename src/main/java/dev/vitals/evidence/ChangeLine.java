package dev.vitals.evidence;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A change of what measures or of what is measured.
 *
 * @param day in the organization's zone
 * @param kind {@code measure}, {@code settings}, {@code list}, {@code own rule} or {@code account}
 * @param who did it; empty where a release of Vitals did
 */
record ChangeLine(LocalDate day, String at, String kind, String what, String who, String why) {

    static final String[] COLUMNS = {"day", "at", "kind", "what", "who", "why"};

    static ChangeLine of(LocalDate day, Instant at, String kind, String what, String who, String why) {
        return new ChangeLine(day, at.toString(), kind, what, who, why);
    }

    Object[] cells() {
        return new Object[] {day, at, kind, what, who, why};
    }
}
