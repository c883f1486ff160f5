package dev.vitals.retention;

import dev.vitals.audit.Actors;
import dev.vitals.audit.AuditLog;
import dev.vitals.page.Organization;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The holds: placed, lifted, never changed. Each deed answers with a sentence where it refuses, else with nothing. */
@Service
class Holds {

    private final JdbcClient sql;
    private final Actors actors;
    private final Organization organization;
    private final AuditLog audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Holds(
            JdbcClient sql,
            Actors actors,
            Organization organization,
            AuditLog audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.sql = sql;
        this.actors = actors;
        this.organization = organization;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Those that stand first, each group with the newest first. */
    List<Hold> all() {
        return sql.sql("select * from legal_hold order by lifted_at is not null, id desc")
                .query((row, number) -> hold(row))
                .list();
    }

    /** Those that keep something: that stand, or were lifted a short while ago. */
    List<Hold> standing() {
        return sql.sql("select * from standing_hold order by id desc")
                .query((row, number) -> hold(row))
                .list();
    }

    String place(HoldForm form) {
        var refusal = form.refusal(unknown(form));
        if (!refusal.isEmpty()) {
            return refusal;
        }
        transaction.executeWithoutResult(any -> {
            sql.sql("""
                            insert into legal_hold (name, reason, begins, ends, accounts, placed_by, placed_at)
                            values (:name, :reason, :begins, :ends, :accounts, :by, :at)""")
                    .param("name", form.name().strip())
                    .param("reason", form.reason().strip())
                    .param("begins", form.from() == null ? null : start(form.from()))
                    .param("ends", form.to() == null ? null : start(form.to().plusDays(1)))
                    .param("accounts", form.accountIds().toArray(String[]::new))
                    .param("by", by())
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            audit.record("hold.placed", form.name().strip(), null, form.told());
        });
        return "";
    }

    String lift(long id, String because) {
        if (because.isBlank()) {
            return "Say why it is lifted. A court may ask.";
        }
        var refusal = transaction.execute(any -> {
            var name = sql.sql("""
                            update legal_hold set lifted_by = :by, lifted_at = :at, lifted_because = :because
                             where id = :id and lifted_at is null returning name""")
                    .param("by", by())
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("because", because.strip())
                    .param("id", id)
                    .query(String.class)
                    .optional();
            name.ifPresent(lifted -> audit.record("hold.lifted", lifted, null, Map.of("because", because.strip())));
            return name.isPresent() ? "" : "This hold does not stand any more.";
        });
        return refusal == null ? "" : refusal;
    }

    private List<String> unknown(HoldForm form) {
        var known = sql.sql("select id from account").query(String.class).list();
        return form.accountIds().stream().filter(id -> !known.contains(id)).toList();
    }

    private OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(organization.zone()).toInstant().atOffset(ZoneOffset.UTC);
    }

    private String by() {
        return actors.current().name();
    }

    private Hold hold(ResultSet row) throws SQLException {
        var begins = moment(row, "begins");
        var ends = moment(row, "ends");
        var over = moment(row, "lifted_on");
        return new Hold(
                row.getLong("id"),
                row.getString("name"),
                row.getString("reason"),
                begins == null ? null : organization.dayOf(begins),
                ends == null ? null : organization.dayOf(ends).minusDays(1),
                Arrays.asList((String[]) row.getArray("accounts").getArray()),
                row.getString("placed_by"),
                row.getObject("placed_at", OffsetDateTime.class).toInstant(),
                row.getString("lifted_by"),
                moment(row, "lifted_at"),
                row.getString("lifted_because"),
                over == null ? null : over.plus(Hold.WAITING));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        var moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
