package dev.vitals.triage;

import dev.vitals.audit.Actor;
import dev.vitals.audit.AuditLog;
import dev.vitals.finding.FindingsMoved;
import dev.vitals.page.Organization;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends acceptances whose last day has passed and warns of those that will. Pages and scores do not wait for it: they
 * honour the day by themselves.
 */
@Component
class AcceptanceClock {

    /** Days before its last one on which whoever answers for an acceptance is warned. */
    static final int WARNED = 14;

    private static final String LAPSING = """
            update acceptance a set warned_at = :at
             where a.state = 'approved' and a.warned_at is null and a.until between :day and :soon
               and exists (select from acceptance_finding c
                            where c.acceptance_id = a.id and c.held_from is not null and c.held_to is null)
            returning a.id, a.until, (select count(*) from acceptance_finding c where c.acceptance_id = a.id
                and c.held_from is not null and c.held_to is null) as holding
            """;

    private static final String EXPIRED = """
            update acceptance set state = 'expired', ended_at = :at, ended_because = 'Its last day has passed'
             where id = :id and state = 'approved'
            """;

    /** Here and nowhere else: a person may see some of its accounts only, and what holds elsewhere is not empty. */
    private static final String EMPTY = """
            update acceptance a set state = 'withdrawn', ended_at = :at, ended_name = 'Vitals',
                   ended_because = case (select c.because from acceptance_finding c where c.acceptance_id = a.id
                                          order by c.held_to desc, c.finding_id limit 1)
                                   when 'extended' then 'Another one took its place'
                                   when 'taken out' then 'Everything was taken out of it'
                                   else 'Nothing that it covers fails like that any more' end
             where a.state in ('requested', 'approved')
               and not exists (select from acceptance_finding c where c.acceptance_id = a.id and c.held_to is null)
            """;

    private final JdbcClient sql;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final DueDates dues;
    private final Organization organization;
    private final Clock clock;
    private final TransactionTemplate transaction;

    AcceptanceClock(
            JdbcClient sql,
            AuditLog audit,
            ApplicationEventPublisher events,
            DueDates dues,
            Organization organization,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.sql = sql;
        this.audit = audit;
        this.events = events;
        this.dues = dues;
        this.organization = organization;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    private record Due(long id, LocalDate until, int holding) {}

    /** Does what the day asks for, each decision by itself; doing it twice changes nothing. */
    void tick() {
        var today = organization.dayOf(clock.instant());
        sql.sql(EMPTY).param("at", clock.instant().atOffset(ZoneOffset.UTC)).update();
        passed("approved", today).forEach(due -> ended("approved", due, this::expire));
        passed("requested", today).forEach(due -> ended("requested", due, late -> giveUp(late.id())));
        transaction.executeWithoutResult(any -> warn(today));
        dues.settle();
    }

    private List<Due> passed(String state, LocalDate today) {
        return sql.sql(
                        "select id, until, 0 as holding from acceptance where state = :state and until < :day order by id")
                .param("state", state)
                .param("day", today)
                .query(AcceptanceClock::due)
                .list();
    }

    /** Ends one, unless a person has meanwhile. */
    private void ended(String state, Due due, Consumer<Due> end) {
        transaction.executeWithoutResult(any -> {
            sql.sql(AcceptanceStatements.LOCK)
                    .param("id", due.id())
                    .query(Long.class)
                    .list();
            sql.sql(AcceptanceStatements.LOCK_FINDINGS)
                    .param("id", due.id())
                    .query(Long.class)
                    .list();
            sql.sql("select id from acceptance where id = :id and state = :state")
                    .param("id", due.id())
                    .param("state", state)
                    .query(Long.class)
                    .optional()
                    .ifPresent(still -> end.accept(due));
        });
    }

    private void expire(Due due) {
        var at = due.until().plusDays(1).atStartOfDay(organization.zone()).toInstant();
        var values = values(due.id());
        values.put("at", at.atOffset(ZoneOffset.UTC));
        values.put("because", "expired");
        values.put("note", "Its acceptance ended with " + due.until());
        sql.sql(EXPIRED).params(values).update();
        sql.sql(AcceptanceStatements.LET_GO).params(values).update();
        audit.record(
                Actor.SYSTEM,
                "acceptance.expired",
                "acceptance " + due.id(),
                null,
                due.until().toString(),
                "");
        events.publishEvent(new AcceptanceExpired(due.id(), due.until()));
        events.publishEvent(new FindingsMoved(clock.instant()));
    }

    /** Nobody decided in time: what was asked about is as it was. */
    private void giveUp(long id) {
        var values = values(id);
        values.put("because", "withdrawn");
        values.put("told", "acceptance_withdrawn");
        values.put("note", "Nobody decided before its last day");
        sql.sql(
                        "update acceptance set state = 'withdrawn', ended_at = :at, ended_name = 'Vitals', ended_because = :note"
                                + " where id = :id and state = 'requested'")
                .params(values)
                .update();
        sql.sql(AcceptanceStatements.GIVE_BACK).params(values).update();
        audit.record(Actor.SYSTEM, "acceptance.withdrawn", "acceptance " + id, null, null, "");
    }

    private void warn(LocalDate today) {
        sql.sql(LAPSING)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("day", today)
                .param("soon", today.plusDays(WARNED))
                .query(AcceptanceClock::due)
                .list()
                .forEach(due -> events.publishEvent(new AcceptanceLapsing(due.id(), due.until(), due.holding())));
    }

    private Map<String, Object> values(long id) {
        return new HashMap<>(Map.of("id", id, "by", "", "at", clock.instant().atOffset(ZoneOffset.UTC)));
    }

    private static Due due(ResultSet row, int number) throws SQLException {
        return new Due(row.getLong("id"), row.getObject("until", LocalDate.class), row.getInt("holding"));
    }
}
