package dev.vitals.dashboard;

import dev.vitals.dashboard.News.Kind;
import dev.vitals.dashboard.NewsSpan.Span;
import dev.vitals.score.SafeguardScore.State;
import dev.vitals.score.ScoreScope;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts what changed beside findings within a span, and lists it: both ask the same statement. */
@Repository
class NewsQueries {

    /** Rules, lists and settings are everybody's; scans and acceptances are of accounts that the scope holds. */
    private static final String HAPPENED = """
            with happened as (
                select 'unread_scans' as kind, s.ended_at as at, coalesce(a.name, s.account_id) as what,
                       case s.state when 'partial' then 'read in part' when 'failed' then 'read nothing'
                            else 'interrupted' end as detail, '/scans/' || s.id as path
                  from (select * from scan where %1$s) s left join account a on a.id = s.account_id
                 where s.state in ('partial', 'failed', 'interrupted') and s.ended_at > :from and s.ended_at <= :to
                union all
                select 'expired', x.ended_at, x.reason, x.findings || case x.findings when 1 then ' finding' else ' findings' end
                       || ', asked for by ' || x.requested_name, '/acceptances/' || x.id
                  from acceptance x
                 where x.state = 'expired' and x.ended_at > :from and x.ended_at <= :to
                   and exists (select from unnest(x.accounts) as held (account_id) where %1$s)
                union all
                select 'rules', v.saved_at, v.title, 'version ' || v.version || ' by ' || v.saved_by, '/rules/' || v.rule_id
                  from own_rule_version v where v.saved_at > :from and v.saved_at <= :to
                union all
                select 'rules', w.at, w.rule_id, case when w.version is null then 'switched off by '
                       else 'version ' || w.version || ' switched on by ' end || w.by, '/rules/' || w.rule_id
                  from own_rule_switch w where w.at > :from and w.at <= :to
                union all
                select 'rules', l.uploaded_at, 'The list ' || l.name, 'a new one by ' || l.uploaded_by, '/lists'
                  from reference_list l where l.uploaded_at > :from and l.uploaded_at <= :to
                union all
                select 'settings', s.saved_at, s.reason, 'by ' || s.saved_by, '/settings'
                  from settings_version s where s.saved_at > :from and s.saved_at <= :to)
            """;

    private static final String STATES = """
            select citation, state from score
             where scope = :scope and day = (select max(day) from score_day where scope = :scope and day between :first and :day)
            """;

    private final JdbcClient sql;

    NewsQueries(JdbcClient sql) {
        this.sql = sql;
    }

    Map<Kind, Long> counts(ScoreScope scope, Span span) {
        var counts = new EnumMap<Kind, Long>(Kind.class);
        ask(HAPPENED + "select kind, count(*) as n from happened group by kind", scope, span)
                .query(row -> {
                    counts.put(Kind.of(row.getString("kind")).orElseThrow(), row.getLong("n"));
                });
        return counts;
    }

    /** The newest first. */
    List<NewsLine> lines(ScoreScope scope, Span span, Kind kind, int size, long skipped) {
        return ask(
                        HAPPENED + "select * from happened where kind = :kind order by at desc, path"
                                + " limit :size offset :skipped",
                        scope,
                        span)
                .param("kind", kind.word())
                .param("size", size)
                .param("skipped", skipped)
                .query((row, number) -> new NewsLine(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("what"),
                        row.getString("detail"),
                        "",
                        row.getString("path")))
                .list();
    }

    /** The states of the safeguards on the baseline, or the last day within a month before it that is kept. */
    Map<String, State> states(ScoreScope scope, Span span) {
        var states = new HashMap<String, State>();
        sql.sql(STATES)
                .param("scope", scope.name())
                .param("first", span.baseline().minusDays(30))
                .param("day", span.baseline())
                .query(row -> {
                    states.put(row.getString("citation"), State.of(row.getString("state")));
                });
        return states;
    }

    private JdbcClient.StatementSpec ask(String question, ScoreScope scope, Span span) {
        return sql.sql(question.formatted(scope.condition()))
                .param("key", scope.key())
                .param("from", span.from().atOffset(ZoneOffset.UTC))
                .param("to", span.to().atOffset(ZoneOffset.UTC));
    }
}
