package dev.vitals.evidence;

import dev.vitals.score.ScoreScope;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * What somebody asked for. It is all that a binder is made from beside what is stored: made again, it comes out the same.
 *
 * @param scope {@code all}, {@code account:…}, {@code group:…}, or {@code accounts} for some that were picked
 * @param accounts that the scope held when it was asked for
 * @param citations of the safeguards; empty for all that count for the organization
 * @param firstDay in the organization's zone, as {@code lastDay}; both belong to the period
 * @param holdsAudit whether who asked may read the audit log, so that a part of it belongs in
 * @param visible the rows that who asked may see, as {@code RowScope} has it; empty for all
 * @param method how who asked had signed in
 * @param anchor see {@code AuditAnchor}
 */
record BinderOrder(
        UUID id,
        String scope,
        String scopeName,
        List<String> accounts,
        List<String> citations,
        LocalDate firstDay,
        LocalDate lastDay,
        Paper paper,
        boolean holdsAudit,
        String visible,
        String requestedBy,
        String method,
        Instant requestedAt,
        String anchor) {

    /** Some accounts that were picked, of which no score of its own is kept. */
    static final String PICKED = "accounts";

    /** What it is printed on. */
    enum Paper {
        A4("A4"),
        LETTER("US Letter");

        private final String title;

        Paper(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }

        /** As the store and the form have it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws IllegalArgumentException for another word */
        static Paper of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    BinderOrder {
        accounts = accounts.stream().sorted().toList();
        citations = List.copyOf(citations);
    }

    /** Whose scores tell how the safeguards stood: the scope's own, or those of each account that was picked. */
    List<ScoreScope> scoreScopes() {
        return scope.equals(PICKED)
                ? accounts.stream().map(ScoreScope::account).toList()
                : List.of(new ScoreScope(scope));
    }

    boolean isOfEverything() {
        return scope.equals(ScoreScope.ALL.name());
    }

    /** The first moment of the period. */
    Instant from(ZoneId zone) {
        return firstDay.atStartOfDay(zone).toInstant();
    }

    /** The moment at which everything is shown: the end of the period, or when it was asked for where that came first. */
    Instant asKnownAt(ZoneId zone) {
        // Half-open: what happens at midnight belongs to the next day.
        var end = lastDay.plusDays(1).atStartOfDay(zone).toInstant().minusNanos(1_000);
        return end.isBefore(requestedAt) ? end : requestedAt;
    }

    /** Such as {@code vitals-binder-2026-08-27-to-2026-11-24-1f3a}. */
    String fileName() {
        return "vitals-binder-%s-to-%s-%s"
                .formatted(firstDay, lastDay, id.toString().substring(0, 4));
    }
}
