package dev.vitals.trend;

import dev.vitals.api.Words;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A question as an address puts it.
 *
 * @param scope {@code all}, {@code account:…} or {@code group:…}; everything for none
 * @param subject {@code safeguard:…}, {@code family:…} or {@code rule:…}; all safeguards together for none
 * @param from the first day, such as 2026-10-31; ninety days before the last for none
 * @param to the last day; the day that is shown for none
 * @param compare a second period: the one before, the same days a year earlier, or days of your own
 * @param compareFrom the first day of the second period, where it is your own
 * @param compareTo the last day of the second period; as long as the first for none
 */
public record Asked(
        @Words(like = Words.SCOPE) @Nullable String scope,

        @Words(like = "(safeguard|family|rule):.{1,200}|all") @Nullable
        String subject,

        @Nullable String from,
        @Nullable String to,
        @Words({"previous", "year", "own"}) @Nullable String compare,
        @Nullable String compareFrom,
        @Nullable String compareTo) {

    /**
     * One whose period is that long, where it does not say itself when it begins.
     *
     * @param last the last day, where it does not say that either
     */
    public Asked ofDays(int days, LocalDate last) {
        if (from != null && !from.isBlank()) {
            return this;
        }
        return new Asked(
                scope,
                subject,
                Span.end(to, last).minusDays(days - 1L).toString(),
                to,
                compare,
                compareFrom,
                compareTo);
    }
}
