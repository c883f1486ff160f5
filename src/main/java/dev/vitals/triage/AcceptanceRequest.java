package dev.vitals.triage;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks to have accepted, or to have called false.
 *
 * @param kind {@code risk}, or {@code false_positive}
 * @param until last day; null for a false positive
 * @param seen how many findings the person was shown
 * @param extended the acceptance whose place it shall take; null for none
 */
record AcceptanceRequest(
        String kind,
        Selection selection,
        String reason,
        String measure,
        @Nullable LocalDate until,
        int seen,
        @Nullable Long extended) {

    /** Longest time in days, from the day on which it is asked for. */
    static final int LONGEST = 365;

    private static final int PROSE = 4_000;

    boolean isRisk() {
        return kind.equals("risk");
    }

    /** Why it cannot be asked for like this; empty where it can. */
    String objection(LocalDate today) {
        if (!isRisk() && !kind.equals("false_positive")) {
            return "'%s' is neither an acceptance of risk nor a false positive.".formatted(kind);
        }
        if (reason.isBlank()) {
            return isRisk() ? "Say why the risk is acceptable." : "Say why the finding is false.";
        }
        if (reason.length() > PROSE || measure.length() > PROSE) {
            return "Reason and measure hold at most %,d characters each.".formatted(PROSE);
        }
        if (!isRisk()) {
            return "";
        }
        if (until == null) {
            return "An acceptance ends some day: give its last one.";
        }
        if (!until.isAfter(today)) {
            return "Its last day has to lie ahead.";
        }
        return until.isAfter(today.plusDays(LONGEST))
                ? "An acceptance holds for at most %d days, until %s.".formatted(LONGEST, today.plusDays(LONGEST))
                : "";
    }
}
