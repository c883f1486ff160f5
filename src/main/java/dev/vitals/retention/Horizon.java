package dev.vitals.retention;

import dev.vitals.page.KeptHistory;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Until when everything is old. It lies at the beginning of a month (UTC), because histories are kept by the month: what
 * was last in effect before it goes, everything else stays.
 */
@Component
class Horizon implements KeptHistory {

    private final JdbcClient sql;
    private final Period kept;

    /** @throws IllegalStateException where less is to be kept than the database says has to be */
    Horizon(JdbcClient sql, @Value("${vitals.retention:P6Y}") String configured) {
        this.sql = sql;
        this.kept = period(configured);
        if (sql.sql("select now() - cast(? as interval) > now() - least_kept()")
                .param(kept.toString())
                .query(Boolean.class)
                .single()) {
            throw new IllegalStateException(
                    "VITALS_RETENTION is %s, and nothing may be kept shorter than %s (45 CFR 164.316(b)(2)(i)). Set it to P6Y or longer, or see docs/retention.md for what the owner of the database has to say first."
                            .formatted(
                                    configured,
                                    sql.sql("select least_kept()::text")
                                            .query(String.class)
                                            .single()));
        }
    }

    private static Period period(String configured) {
        try {
            return Period.parse(configured);
        } catch (DateTimeParseException wrong) {
            throw new IllegalStateException(
                    "VITALS_RETENTION is '%s', which is no period; write it as P6Y or P7Y6M".formatted(configured),
                    wrong);
        }
    }

    /** For how long everything is kept. */
    Period kept() {
        return kept;
    }

    /** Where it lies for a run at this moment, holds apart. */
    Instant at(Instant run) {
        return monthOf(run.atOffset(ZoneOffset.UTC).minus(kept));
    }

    /**
     * Where it lies for what days are told from. A hold keeps those whole from its first day on.
     *
     * @return never later than {@link #at}
     */
    Instant ofDaysAt(Instant run) {
        var plain = at(run);
        return heldFrom()
                .map(from -> monthOf(from.atOffset(ZoneOffset.UTC)))
                .filter(plain::isAfter)
                .orElse(plain);
    }

    /** The first moment that a hold keeps whole; the beginning of 1970 where it is every one. */
    Optional<Instant> heldFrom() {
        return sql.sql("select greatest(held_from(), timestamptz '1970-01-01 00:00:00+00') where held_from() is not"
                        + " null")
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** What was dropped of what days are told from, and how far. */
    @Override
    public Optional<Instant> since() {
        return sql.sql("select max(until) from retention_drop where kind = any (?) having max(until) is not null")
                .param(Kinds.all().stream()
                        .filter(Horizon::tellsDays)
                        .map(Kind::word)
                        .toArray(String[]::new))
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    private static boolean tellsDays(Kind kind) {
        return !kind.months().isEmpty() || kind.rows().stream().anyMatch(Rows::isOfDays);
    }

    private static Instant monthOf(OffsetDateTime moment) {
        return moment.withDayOfMonth(1).truncatedTo(ChronoUnit.DAYS).toInstant();
    }
}
