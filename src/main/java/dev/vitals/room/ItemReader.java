package dev.vitals.room;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads what is evidence of drawn resources, all of them in one statement each, as rows for JSON. Nothing is told that
 * happened outside of the period: times are cut to it, and what held when it began says so.
 */
@Repository
class ItemReader {

    /** A row of a file, in the order of its members. */
    static final class Fact extends LinkedHashMap<String, @Nullable Object> {

        private static final long serialVersionUID = 1;

        Fact with(String name, @Nullable Object value) {
            put(name, value instanceof Instant instant ? instant.toString() : value);
            return this;
        }
    }

    private static final String IDS = " = any (string_to_array(:ids, ',')::bigint[])";

    private static final String CONFIGURATIONS = """
            select v.resource_id as of_id, encode(v.hash, 'hex') as hash, v.valid_from, v.valid_to, v.scan_id,
                   c.body::text as body
              from (select resource_id, hash, valid_from, valid_to, scan_id from resource_version where valid_to > :from
                    union all
                    select id, hash, valid_from, null, null from resource where gone_at is null and hash is not null) v
              join content c on c.hash = v.hash
             where v.resource_id%s and v.valid_from < :to order by v.resource_id, v.valid_from
            """.formatted(IDS);

    private static final String VERDICTS = """
            select h.resource_id as of_id, h.* from %s h
             where h.resource_id%s order by h.resource_id, h.rule_id, h.valid_from
            """.formatted(JudgedReader.HELD, IDS);

    /** Those of which something happened in the period, or that failed in it. */
    private static final String FINDINGS = """
            select f.resource_id as of_id, f.id, f.rule_id, f.severity, f.opened_at from finding f
             where f.resource_id%1$s and f.rule_id = any (string_to_array(:rules, ',')) and f.opened_at < :to
               and (exists (select from finding_event e where e.finding_id = f.id and e.at >= :from and e.at < :to)
                    or exists (select from %2$s h where (h.rule_id, h.resource_id) = (f.rule_id, f.resource_id)
                                                    and h.verdict = 'fail'))
             order by f.resource_id, f.id
            """.formatted(IDS, JudgedReader.HELD);

    private static final String EVENTS = """
            select e.finding_id as of_id, e.at, e.kind, e.detail, e.by, e.until, e.scan_id from finding_event e
             where e.finding_id%s and e.at >= :from and e.at < :to order by e.finding_id, e.id
            """.formatted(IDS);

    /**
     * An acceptance that held or was asked for in the period, with who approved it, whenever that was before its end.
     * It holds through its last day, whoever has noticed.
     */
    private static final String ACCEPTANCES = """
            select f.finding_id as of_id, a.id, a.kind, a.reach, a.reason, a.measure, a.until, a.requested_name,
                   a.requested_at, a.decided_name, a.decided_at, a.decided_note, a.state, f.held_from, f.held_to,
                   f.because
              from acceptance_finding f join acceptance a on a.id = f.acceptance_id
             where f.finding_id%s and a.requested_at < :to and (f.held_to is null or f.held_to > :from)
               and (a.until is null or a.until >= (:from::timestamptz at time zone :zone)::date)
               and (f.held_from is not null or a.decided_at is null or a.decided_at >= :from)
             order by f.finding_id, a.id
            """.formatted(IDS);

    private static final String SCANS = """
            select id, account_id, started_at, ended_at, state, trigger from scan
             where account_id = any (string_to_array(:accounts, ',')::char(12)[])
               and started_at >= :from and started_at < :to order by account_id, started_at, id
            """;

    private final JdbcClient sql;

    ItemReader(JdbcClient sql) {
        this.sql = sql;
    }

    Map<Long, List<Fact>> configurations(Question question, Collection<Long> resources) {
        return facts(CONFIGURATIONS, question, resources, row -> {
            var fact = new Fact().with("config_sha256", row.getString("hash"));
            held(fact, row, question);
            var until = JudgedReader.instant(row, "valid_to");
            fact.with("ended_by_scan", JudgedReader.before(until, question) == null ? null : row.getString("scan_id"));
            return fact.with("config", Json.node(row.getString("body")));
        });
    }

    Map<Long, List<Fact>> verdicts(Question question, Collection<Long> resources) {
        return facts(VERDICTS, question, resources, row -> {
            var fact = new Fact()
                    .with("rule", row.getString("rule_id"))
                    .with("rule_version", row.getInt("rule_version"))
                    .with("verdict", row.getString("verdict"))
                    .with("cause", row.getString("cause"))
                    .with("severity", row.getString("severity"))
                    .with("message", row.getString("message"))
                    .with("field", row.getString("field"))
                    .with("observed", row.getString("observed"))
                    .with("expected", row.getString("expected"));
            var proof = row.getString("proof");
            fact.with("proof", proof == null ? null : Json.node(proof));
            held(fact, row, question);
            return fact.with("judged_by_scan", row.getString("scan_id"));
        });
    }

    Map<Long, List<Fact>> findings(Question question, Collection<Long> resources) {
        return facts(
                FINDINGS,
                question,
                resources,
                row -> new Fact()
                        .with("finding", row.getLong("id"))
                        .with("rule", row.getString("rule_id"))
                        .with("severity", row.getString("severity"))
                        .with("opened_at", within(JudgedReader.required(row, "opened_at"), question))
                        .with(
                                "opened_before_the_period",
                                JudgedReader.required(row, "opened_at").isBefore(question.from())));
    }

    Map<Long, List<Fact>> events(Question question, Collection<Long> findings) {
        return facts(
                EVENTS,
                question,
                findings,
                row -> new Fact()
                        .with("at", JudgedReader.required(row, "at"))
                        .with("kind", row.getString("kind"))
                        .with("detail", row.getString("detail"))
                        .with("by", row.getString("by"))
                        .with("until", row.getString("until"))
                        .with("scan", row.getString("scan_id")));
    }

    Map<Long, List<Fact>> acceptances(Question question, Collection<Long> findings) {
        return facts(ACCEPTANCES, question, findings, row -> acceptance(row, question));
    }

    List<Fact> scans(Question question, Collection<String> accounts) {
        var values = question.values();
        values.put("accounts", String.join(",", accounts));
        return sql.sql(SCANS)
                .params(values)
                .query((row, number) -> {
                    var ended = JudgedReader.instant(row, "ended_at");
                    var isOver = ended != null && ended.isBefore(question.to());
                    return new Fact()
                            .with("scan", row.getString("id"))
                            .with("account", row.getString("account_id"))
                            .with("started_at", JudgedReader.required(row, "started_at"))
                            .with("ended_at", isOver ? ended : null)
                            .with("state", isOver ? row.getString("state") : "running")
                            .with("trigger", row.getString("trigger"));
                })
                .list();
    }

    private static Fact acceptance(ResultSet row, Question question) throws SQLException {
        var decided = JudgedReader.instant(row, "decided_at");
        var isDecided = decided != null && decided.isBefore(question.to());
        var heldTo = JudgedReader.before(JudgedReader.instant(row, "held_to"), question);
        var isRefused = row.getString("state").equals("rejected");
        return new Fact()
                .with("acceptance", row.getLong("id"))
                .with("kind", row.getString("kind"))
                .with("reach", row.getString("reach"))
                .with("reason", row.getString("reason"))
                .with("measure", row.getString("measure"))
                .with("last_day", row.getString("until"))
                .with("requested_by", row.getString("requested_name"))
                .with("requested_at", JudgedReader.required(row, "requested_at"))
                .with("decision", !isDecided ? "not decided" : isRefused ? "refused" : "approved")
                .with("decided_by", isDecided ? row.getString("decided_name") : null)
                .with("decided_at", isDecided ? decided : null)
                .with("decided_note", isDecided ? row.getString("decided_note") : null)
                .with("held_from", isDecided ? JudgedReader.instant(row, "held_from") : null)
                .with("held_to", heldTo)
                .with("ended_because", heldTo == null ? null : row.getString("because"));
    }

    /** From when until when it held, as far as the period goes. */
    private static void held(Fact fact, ResultSet row, Question question) throws SQLException {
        var from = JudgedReader.required(row, "valid_from");
        var until = JudgedReader.before(JudgedReader.instant(row, "valid_to"), question);
        fact.with("held_before_the_period", from.isBefore(question.from()))
                .with("from", within(from, question))
                .with("until", until);
    }

    private static Instant within(Instant moment, Question question) {
        return moment.isBefore(question.from()) ? question.from() : moment;
    }

    /** A row as a fact. */
    @FunctionalInterface
    private interface Telling {
        Fact of(ResultSet row) throws SQLException;
    }

    private Map<Long, List<Fact>> facts(String select, Question question, Collection<Long> ids, Telling telling) {
        var facts = new HashMap<Long, List<Fact>>();
        var values = question.values();
        values.put("ids", ids.stream().map(String::valueOf).collect(Collectors.joining(",")));
        sql.sql(select).params(values).query((RowCallbackHandler)
                row -> Objects.requireNonNull(facts.computeIfAbsent(row.getLong("of_id"), any -> new ArrayList<>()))
                        .add(telling.of(row)));
        return facts;
    }
}
