package dev.vitals.attestation;

import dev.vitals.page.AsOf;
import dev.vitals.page.Organization;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The decisions on addressable specifications. They are never changed: a new one takes the place of the last. */
@Repository
public class Decisions {

    private final JdbcClient sql;
    private final Organization organization;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    public Decisions(
            JdbcClient sql,
            Organization organization,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.sql = sql;
        this.organization = organization;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Adds a decision; its id is given by the store. */
    public void record(Decision decision) {
        transaction.executeWithoutResult(any -> {
            sql.sql("""
                            insert into decision (citation, choice, reason, measure, why_no_measure, responsible,
                                   decided_on, review_due, recorded_by, recorded_at)
                            values (:citation, :choice, :reason, :measure, :whyNoMeasure, :responsible,
                                   :decidedOn, :reviewDue, :recordedBy, :recordedAt)""")
                    .param("citation", decision.citation())
                    .param("choice", decision.choice().word())
                    .param("reason", decision.reason())
                    .param("measure", decision.measure())
                    .param("whyNoMeasure", decision.whyNoMeasure())
                    .param("responsible", decision.responsible())
                    .param("decidedOn", decision.decidedOn())
                    .param("reviewDue", decision.reviewDue())
                    .param("recordedBy", decision.recordedBy())
                    .param("recordedAt", decision.recordedAt().atOffset(ZoneOffset.UTC))
                    .update();
            events.publishEvent(new StandingChanged(decision.citation(), decision.recordedAt()));
        });
    }

    /** What was decided about a specification until then; the newest, which holds, first. */
    public List<Decision> history(String citation, AsOf asOf) {
        return sql.sql("select * from decision where citation = :citation and recorded_at <= :moment order by id desc")
                .param("citation", citation)
                .param("moment", asOf.moment().atOffset(ZoneOffset.UTC))
                .query((row, number) -> decision(row))
                .list();
    }

    /** The decision that holds about each specification by all that was recorded when the day was over. */
    public List<Decision> holding(LocalDate day) {
        return sql.sql("""
                        select distinct on (citation) * from decision where recorded_at < :end
                         order by citation, id desc""")
                .param("end", endOf(day).atOffset(ZoneOffset.UTC))
                .query((row, number) -> decision(row))
                .list();
    }

    private Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(organization.zone()).toInstant();
    }

    private static Decision decision(ResultSet row) throws SQLException {
        return new Decision(
                row.getLong("id"),
                row.getString("citation"),
                Decision.Choice.of(row.getString("choice")),
                row.getString("reason"),
                row.getString("measure"),
                row.getString("why_no_measure"),
                row.getString("responsible"),
                row.getObject("decided_on", LocalDate.class),
                row.getObject("review_due", LocalDate.class),
                row.getString("recorded_by"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }
}
