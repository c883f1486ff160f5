package dev.vitals.evidence;

import dev.vitals.finding.HumanState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the findings that were open at some time of a period, as they stood at its end: from their events, not from today. */
@Repository
class FindingReader {

    private static final int ROWS_AT_ONCE = 500;

    /**
     * Where people's word has no event, the finding's own row is all that tells it. An acceptance holds through its last
     * day, whoever has noticed.
     */
    private static final String FINDINGS = """
            with told as (
                select e.finding_id,
                       max(e.id) filter (where e.kind in ('opened', 'reopened')) as opened,
                       max(e.at) filter (where e.kind = 'reopened') as reopened_at,
                       count(*) filter (where e.kind = 'reopened') as times,
                       max(e.id) filter (where e.kind in ('resolved', 'gone')) as closed,
                       max(e.id) filter (where e.kind in ('opened', 'reopened', 'changed')) as worded,
                       max(e.id) filter (where e.kind in %2$s) as decided
                  from finding_event e join finding f on f.id = e.finding_id
                 where e.at <= :to and f.account_id%1$s and position(':' in f.rule_id) = 0
                 group by e.finding_id),
            held as (
                select distinct on (c.finding_id)
                       c.finding_id as held_finding, a.id as acceptance, a.requested_name, a.requested_at,
                       a.decided_name, c.held_from, a.until, a.reason, a.measure, a.decided_note
                  from acceptance_finding c join acceptance a on a.id = c.acceptance_id
                 where c.account_id%1$s and c.held_from <= :to and (c.held_to is null or c.held_to > :to)
                   and (a.until is null or a.until >= (:to::timestamptz at time zone :zone)::date)
                 order by c.finding_id, a.id desc)
            select f.id, f.rule_id, f.account_id, a.name as account_name, f.region, f.type, r.resource_id,
                   r.name as resource_name, r.arn, f.opened_at, told.reopened_at, coalesce(told.times, 0) as times,
                   case e.verdict when 'fail' then e.severity else f.severity end as severity,
                   case e.verdict when 'fail' then e.message else coalesce(worded.detail, f.headline) end as headline,
                   case when e.verdict is null then 'gone' when e.verdict = 'fail' then 'failing'
                        when e.verdict = 'unknown' then 'unknown' else 'passing' end as state,
                   coalesce(e.verdict, '') as verdict, coalesce(seen.verdict, ended.verdict, '') as closing_verdict,
                   case when told.closed > told.opened then closed.at end as closed_at,
                   case when told.closed > told.opened then closed.kind end as closed_kind,
                   case when told.closed > told.opened then closed.detail end as closed_detail,
                   case when decided.kind = 'accepted' and decided.until < (:to::timestamptz at time zone :zone)::date
                        then 'open'
                        else coalesce(decided.kind, case when later.finding_id is null then f.human_state end, 'open')
                   end as person,
                   decided.at as decided_at, coalesce(decided.detail, '') as decided_detail, held.*
              from finding f
              join resource r on r.id = f.resource_id
              join account a on a.id = f.account_id
              left join told on told.finding_id = f.id
              left join finding_event closed on closed.id = told.closed
              left join evaluation seen
                     on (seen.rule_id, seen.resource_id, seen.valid_from) = (f.rule_id, f.resource_id, closed.at)
              left join evaluation_history ended
                     on (ended.rule_id, ended.resource_id, ended.valid_from) = (f.rule_id, f.resource_id, closed.at)
              left join held on held.held_finding = f.id
              left join finding_event worded on worded.id = told.worded
              left join finding_event decided on decided.id = told.decided
              left join (select distinct finding_id from finding_event
                          where at > :to and kind in %2$s) later on later.finding_id = f.id
              left join evaluation_at(:to) e on (e.rule_id, e.resource_id) = (f.rule_id, f.resource_id)
             where f.account_id%1$s and f.opened_at <= :to and position(':' in f.rule_id) = 0
               and (:rules = '' or f.rule_id = any (string_to_array(:rules, ',')))
               and (told.closed is null or told.opened > told.closed or closed.at >= :from)
             order by case case e.verdict when 'fail' then e.severity else f.severity end
                           when 'critical' then 0 when 'high' then 1 when 'medium' then 2 else 3 end,
                      coalesce(told.closed > told.opened, false), f.opened_at, f.id
            """.formatted(Asked.ACCOUNTS, HumanState.ALL);

    private final JdbcClient sql;

    FindingReader(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * The worst first, open before closed. Within a transaction, for otherwise every row is held at once.
     *
     * @param rules ids; empty for all that count in scores
     */
    void findings(Asked asked, Collection<String> rules, Consumer<FindingLine> to) {
        var values = asked.values();
        values.put("rules", String.join(",", rules));
        sql.sql(Asked.WHOLE_TABLES).update();
        sql.sql(FINDINGS).params(values).withFetchSize(ROWS_AT_ONCE).query((RowCallbackHandler)
                row -> to.accept(finding(row)));
    }

    private static FindingLine finding(ResultSet row) throws SQLException {
        return new FindingLine(
                row.getLong("id"),
                row.getString("rule_id"),
                row.getString("severity"),
                row.getString("headline"),
                row.getString("account_id"),
                row.getString("account_name"),
                row.getString("region"),
                row.getString("type"),
                row.getString("resource_id"),
                row.getString("resource_name"),
                row.getString("arn"),
                row.getString("state"),
                row.getString("verdict"),
                PopulationReader.required(row, "opened_at"),
                PopulationReader.instant(row, "reopened_at"),
                row.getLong("times"),
                PopulationReader.instant(row, "closed_at"),
                closedBy(row),
                row.getString("person"),
                PopulationReader.instant(row, "decided_at"),
                row.getString("decided_detail"),
                approval(row));
    }

    private static @Nullable Approval approval(ResultSet row) throws SQLException {
        var id = row.getLong("acceptance");
        return row.wasNull()
                ? null
                : new Approval(
                        id,
                        row.getString("requested_name"),
                        PopulationReader.required(row, "requested_at"),
                        row.getString("decided_name"),
                        PopulationReader.required(row, "held_from"),
                        row.getObject("until", LocalDate.class),
                        row.getString("reason"),
                        row.getString("measure"),
                        row.getString("decided_note"));
    }

    private static String closedBy(ResultSet row) throws SQLException {
        return switch (row.getString("closed_kind")) {
            case null -> "";
            case "resolved" -> resolvedBy(row.getString("closing_verdict"));
            default -> {
                var because = Objects.requireNonNullElse(row.getString("closed_detail"), "");
                yield because.isEmpty() ? "a whole list no longer shows the resource" : because;
            }
        };
    }

    /** A verdict that is no failure is not always a pass. */
    private static String resolvedBy(String verdict) {
        return switch (verdict) {
            case "pass" -> "a scan saw it pass";
            case "not_applicable" -> "its rule is no longer about the resource";
            default -> "a scan no longer saw it fail";
        };
    }
}
