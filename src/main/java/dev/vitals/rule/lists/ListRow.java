package dev.vitals.rule.lists;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * A list in force as pages show it.
 *
 * @param today in the organization's zone
 */
public record ListRow(ListShelf.Placed placed, LocalDate today) {

    private static final int DAYS_TOLD = 60;
    private static final int MONTHS_TOLD = 24;

    public ReferenceList list() {
        return placed.list();
    }

    public boolean isOverdue() {
        return list().isOverdue(today);
    }

    /** How old it is: "23 months", "12 days". */
    public String age() {
        var days = ChronoUnit.DAYS.between(list().compiledOn(), today);
        if (days < DAYS_TOLD) {
            return count(Math.max(0, days), "day");
        }
        var months = ChronoUnit.MONTHS.between(list().compiledOn(), today);
        return months < MONTHS_TOLD ? count(months, "month") : count(months / 12, "year");
    }

    /** Whether something newer lies beneath it that is not in force. */
    public boolean isOutdated() {
        return placed.newer() != null;
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
