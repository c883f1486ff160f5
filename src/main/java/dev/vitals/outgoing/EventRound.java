package dev.vitals.outgoing;

import dev.vitals.rule.RuleBook;
import dev.vitals.rule.RuleBooks;
import dev.vitals.rule.RuleDefinition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes deliveries of what has happened to findings. An event leaves the queue in the transaction that puts its delivery
 * into the outbox. What other products report is theirs to tell, and is not passed on.
 */
@Component
class EventRound {

    private static final int AT_ONCE = 500;

    private static final String QUEUED = """
            select q.event_id, q.destination_id, e.kind, e.at, e.detail, f.id, f.rule_id, f.severity, f.headline,
                   case when f.machine_state = 'passing' and v.verdict is distinct from 'pass' then 'not_judged'
                        else f.machine_state end as machine_state,
                   v.verdict = 'pass' as passes, f.human_state, f.opened_at, f.resolved_at, f.account_id, f.region, f.type,
                   a.name as account_name, r.resource_id, r.name as resource_name, r.arn,
                   position(':' in f.rule_id) = 0
                   and array_position(array['critical', 'high', 'medium', 'low'], f.severity)
                       <= array_position(array['critical', 'high', 'medium', 'low'], d.least_severity)
                   and (d.group_id is null
                        or exists (select from account_group_member m
                                    where m.group_id = d.group_id and m.account_id = f.account_id)) as wanted
              from event_to_send q
              join destination d on d.id = q.destination_id
              join finding_event e on e.id = q.event_id
              join finding f on f.id = e.finding_id
              join account a on a.id = f.account_id
              join resource r on r.id = f.resource_id
              left join evaluation v on (v.rule_id, v.resource_id) = (f.rule_id, f.resource_id)
             order by q.event_id, q.destination_id limit %d
               for update of q skip locked
            """.formatted(AT_ONCE);

    private static final String KEEP = """
            insert into delivery (id, destination_id, event_id, finding_id, account_id, event, headline, report, made_at,
                                  wanted_at, state, due_at)
            select r.id, r.destination, r.event_id, r.finding, r.account, r.event, r.headline, r.report, :now, :now,
                   'waiting', :now
              from jsonb_to_recordset(cast(:rows as jsonb)) as r (id uuid, destination uuid, event_id bigint,
                   finding bigint, account text, event text, headline text, report jsonb)
            on conflict (destination_id, event_id) do nothing
            """;

    private static final String DONE = """
            delete from event_to_send q using jsonb_to_recordset(cast(:rows as jsonb))
                   as r (destination uuid, event_id bigint)
             where (q.event_id, q.destination_id) = (r.event_id, r.destination)
            """;

    private record Queued(long event, UUID destination, boolean wanted, Report report) {

        Map<String, Object> row() {
            var row = new LinkedHashMap<String, Object>();
            row.put("id", UUID.randomUUID());
            row.put("destination", destination);
            row.put("event_id", event);
            row.put("finding", report.finding().id());
            row.put("account", report.account().id());
            row.put("event", report.event());
            row.put("headline", report.finding().headline());
            row.put("report", report);
            return row;
        }
    }

    private final JdbcClient sql;
    private final RuleBooks books;
    private final String base;
    private final Clock clock;
    private final TransactionTemplate transaction;

    EventRound(
            JdbcClient sql,
            RuleBooks books,
            @Value("${vitals.url}") String base,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.sql = sql;
        this.books = books;
        this.base = base.replaceFirst("/$", "");
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Looks at everything in the queue. */
    void round() {
        var book = books.current();
        while (Boolean.TRUE.equals(transaction.execute(any -> some(book)))) {}
    }

    /** The address of a page here, whole. */
    String url(String path) {
        return base + path;
    }

    private boolean some(RuleBook book) {
        var queued = sql.sql(QUEUED).query((row, number) -> queued(row, book)).list();
        keep(KEEP, queued.stream().filter(Queued::wanted).map(Queued::row).toList());
        keep(DONE, queued.stream().map(Queued::row).toList());
        return queued.size() == AT_ONCE;
    }

    private void keep(String statement, List<Map<String, Object>> rows) {
        if (!rows.isEmpty()) {
            var values = new LinkedHashMap<String, Object>();
            values.put("rows", JsonMapper.shared().writeValueAsString(rows));
            values.put("now", Deliveries.utc(clock.instant()));
            sql.sql(statement).params(values).update();
        }
    }

    private Queued queued(ResultSet row, RuleBook book) throws SQLException {
        var rule = row.getString("rule_id");
        var known = book.find(rule);
        var finding = new Report.Finding(
                row.getLong("id"),
                url("/findings/" + row.getLong("id")),
                rule,
                known.map(RuleDefinition::title).orElse(rule),
                row.getString("severity"),
                row.getString("headline"),
                state(row.getString("kind"), row.getString("machine_state"), row.getBoolean("passes")),
                row.getString("human_state"),
                instant(row, "opened_at"),
                row.getObject("resolved_at") == null ? null : instant(row, "resolved_at"),
                known.map(RuleDefinition::safeguards).orElse(List.of()));
        var account = new Report.Account(row.getString("account_id"), row.getString("account_name"));
        var resource = new Report.Resource(
                row.getString("region"),
                row.getString("type"),
                row.getString("resource_id"),
                row.getString("resource_name"),
                row.getString("arn"));
        var report = new Report(
                row.getString("kind"), instant(row, "at"), row.getString("detail"), finding, account, resource);
        return new Queued(
                row.getLong("event_id"), row.getObject("destination_id", UUID.class), row.getBoolean("wanted"), report);
    }

    /** As the event left it; the row may be further by now. A rule that has nothing to say any more has not passed. */
    private static String state(String event, String now, boolean passes) {
        return switch (event) {
            case "opened", "reopened" -> "failing";
            case "resolved" -> passes ? "passing" : "not_judged";
            case "gone", "unknown" -> event;
            default -> now;
        };
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
