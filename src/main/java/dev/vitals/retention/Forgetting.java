package dev.vitals.retention;

import dev.vitals.audit.Actor;
import dev.vitals.audit.AuditLog;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Drops what is older than it has to be kept, kind by kind, each piece in a transaction of its own together with the note
 * that it went. What cannot be dropped today (somebody reads it for long) is named, and tried again tomorrow.
 */
@Component
class Forgetting {

    private static final Logger log = LoggerFactory.getLogger(Forgetting.class);

    private final Months months;
    private final OldRows rows;
    private final Horizon horizon;
    private final RetentionRuns runs;
    private final AuditLog audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Forgetting(
            Months months,
            OldRows rows,
            Horizon horizon,
            RetentionRuns runs,
            AuditLog audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.months = months;
        this.rows = rows;
        this.horizon = horizon;
        this.runs = runs;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** One run over everything. */
    void run() {
        var id = UUID.randomUUID();
        var now = clock.instant();
        var until = new Until(horizon.at(now), horizon.ofDaysAt(now));
        runs.begin(id, now, until.ofDays());
        var trouble = new StringJoiner("; ");
        for (Kind kind : Kinds.all()) {
            try {
                drop(id, kind, until);
            } catch (DataAccessException failure) {
                log.warn("Retention could not drop all of what is old: {}", kind.title(), failure);
                trouble.add("%s: %s".formatted(kind.title(), firstLine(failure)));
            }
        }
        transaction.executeWithoutResult(any -> {
            runs.end(id, clock.instant(), trouble.toString());
            audit.record(
                    Actor.SYSTEM,
                    "retention.run",
                    until.ofDays().toString(),
                    null,
                    told(runs.dropped(id), trouble.toString()),
                    "");
        });
    }

    /** @param ofDays never later than {@code any} */
    private record Until(Instant any, Instant ofDays) {}

    private void drop(UUID run, Kind kind, Until until) {
        for (Months.Month month : months.before(kind, until.ofDays())) {
            transaction.executeWithoutResult(any -> runs.add(run, months.drop(kind, month)));
        }
        for (Rows each : kind.rows()) {
            var moment = each.isOfDays() ? until.ofDays() : until.any();
            repeat(run, kind, moment, () -> rows.delete(each, moment));
        }
        if (kind.word().equals(Kinds.CONTENTS)) {
            repeat(run, kind, until.ofDays(), rows::deleteContents);
        }
        if (kind.word().equals(Kinds.ATTESTATIONS)) {
            repeat(run, kind, until.any(), () -> rows.deleteAttestations(until.any()));
        }
    }

    /** So many at once that nobody waits for long. */
    private void repeat(UUID run, Kind kind, Instant until, LongSupplier delete) {
        long gone;
        do {
            gone = Objects.requireNonNull(transaction.execute(any -> {
                var deleted = delete.getAsLong();
                if (deleted > 0) {
                    runs.add(run, new Dropped(kind.word(), "", until, deleted, 0));
                }
                return deleted;
            }));
        } while (gone > 0);
    }

    private static Map<String, Object> told(List<Dropped> dropped, String trouble) {
        var told = new LinkedHashMap<String, Object>();
        dropped.forEach(each -> told.put(each.part().isEmpty() ? each.kind() : each.part(), each.rows()));
        if (!trouble.isEmpty()) {
            told.put("trouble", trouble);
        }
        return told;
    }

    private static String firstLine(DataAccessException failure) {
        return String.valueOf(failure.getMostSpecificCause().getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .replaceFirst("^ERROR: ", "");
    }
}
