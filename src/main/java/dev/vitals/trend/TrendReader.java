package dev.vitals.trend;

import dev.vitals.page.Organization;
import dev.vitals.score.SafeguardScore.State;
import dev.vitals.score.ScoreDay;
import dev.vitals.score.ScoreScope;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what is kept of the days that speak for a period: never more of them than a picture has points. */
@Repository
class TrendReader {

    /** {@code distinct on} takes for each bucket the first: a day that was scanned before one that was not. */
    private static final String DAYS = """
            select distinct on (place) width_bucket(d.day, (select string_to_array(:starts, ',')::date[])) - 1 as place, d.*
              from score_day d where d.scope = :scope and d.day between :from and :to
             order by place, d.scanned desc, d.day desc
            """;

    private static final String FAMILY = """
            select day, count(*) filter (where state = 'met') as met,
                   count(*) filter (where state = 'not_met') as not_met,
                   count(*) filter (where state <> 'awaiting') as provable,
                   sum(evaluated) as evaluated, sum(in_scope) as in_scope
              from score
             where scope = :scope and day = any (string_to_array(:days, ',')::date[])
               and citation = any (string_to_array(:citations, ',')) group by day
            """;

    private static final String SAFEGUARD = """
            select day, state, pass_points, weight_points, evaluated, in_scope from score
             where scope = :scope and citation = :citation and day = any (string_to_array(:days, ',')::date[])
            """;

    /** A rule counts once, whichever of its safeguards' rows it is read from. */
    private static final String RULE = """
            select distinct on (s.day) s.day, l.pass, l.fail, l.accepted, l.unknown
              from score s cross join lateral jsonb_to_recordset(s.inputs)
                       as l (rule text, pass bigint, fail bigint, accepted bigint, unknown bigint)
             where s.scope = :scope and s.day = any (string_to_array(:days, ',')::date[])
               and s.citation = any (string_to_array(:citations, ',')) and l.rule = :rule
             order by s.day, s.citation
            """;

    /** By how much the number of open ones changes between two of the moments: their sum so far is open. */
    private static final String SPELLS = """
            with spell as (
                select s.opened_at, s.closed_at
                  from (select id from finding where rule_id = :rule and %s) f
                  join finding_spell s on s.finding_id = f.id),
            turn as (select opened_at as at, 1 as step from spell
                     union all select closed_at, -1 from spell where closed_at is not null)
            select width_bucket(at, (select string_to_array(:moments, ',')::timestamptz[])) as place, sum(step) as change
              from turn group by place
            """;

    private final JdbcClient sql;
    private final Organization organization;

    TrendReader(JdbcClient sql, Organization organization) {
        this.sql = sql;
        this.organization = organization;
    }

    /** How a family stood. */
    record FamilyDay(LocalDate day, long met, long notMet, long provable, long evaluated, long inScope) {}

    /** How a safeguard stood. */
    record SafeguardDay(
            LocalDate day, State state, BigDecimal passed, BigDecimal weight, long evaluated, long inScope) {}

    /** How a rule was counted. */
    record RuleDay(LocalDate day, long pass, long fail, long accepted, long unknown) {

        long inScope() {
            return pass + fail + accepted + unknown;
        }

        /** Whether there was something to judge, and none of it could be read. */
        boolean isUnread() {
            return unknown > 0 && unknown == inScope();
        }
    }

    Sampled sampled(ScoreScope scope, Buckets buckets) {
        var days = new @Nullable ScoreDay[buckets.size()];
        sql.sql(DAYS)
                .param("scope", scope.name())
                .param("starts", buckets.list())
                .param("from", buckets.period().from())
                .param("to", buckets.period().to())
                .query(row -> {
                    days[row.getInt("place")] = ScoreDay.of(row);
                });
        return new Sampled(buckets, Arrays.asList(days));
    }

    Map<LocalDate, FamilyDay> family(ScoreScope scope, Collection<String> citations, Sampled sampled) {
        return ask(FAMILY, scope, sampled)
                .param("citations", String.join(",", citations))
                .query((row, number) -> new FamilyDay(
                        row.getObject("day", LocalDate.class),
                        row.getLong("met"),
                        row.getLong("not_met"),
                        row.getLong("provable"),
                        row.getLong("evaluated"),
                        row.getLong("in_scope")))
                .list()
                .stream()
                .collect(Collectors.toMap(FamilyDay::day, day -> day));
    }

    Map<LocalDate, SafeguardDay> safeguard(ScoreScope scope, String citation, Sampled sampled) {
        return ask(SAFEGUARD, scope, sampled)
                .param("citation", citation)
                .query((row, number) -> new SafeguardDay(
                        row.getObject("day", LocalDate.class),
                        State.of(row.getString("state")),
                        row.getBigDecimal("pass_points"),
                        row.getBigDecimal("weight_points"),
                        row.getLong("evaluated"),
                        row.getLong("in_scope")))
                .list()
                .stream()
                .collect(Collectors.toMap(SafeguardDay::day, day -> day));
    }

    Map<LocalDate, RuleDay> rule(ScoreScope scope, String rule, Collection<String> citations, Sampled sampled) {
        return ask(RULE, scope, sampled)
                .param("citations", String.join(",", citations))
                .param("rule", rule)
                .query((row, number) -> new RuleDay(
                        row.getObject("day", LocalDate.class),
                        row.getLong("pass"),
                        row.getLong("fail"),
                        row.getLong("accepted"),
                        row.getLong("unknown")))
                .list()
                .stream()
                .collect(Collectors.toMap(RuleDay::day, day -> day));
    }

    /** How many findings of a rule were open at the end of each day that speaks. */
    Map<LocalDate, Long> open(ScoreScope scope, String rule, Sampled sampled) {
        var days = sampled.kept();
        var changes = new HashMap<Integer, Long>();
        sql.sql(SPELLS.formatted(scope.condition()))
                .param("key", scope.key())
                .param("rule", rule)
                .param(
                        "moments",
                        days.stream().map(this::end).map(String::valueOf).collect(Collectors.joining(",")))
                .query(row -> {
                    changes.put(row.getInt("place"), row.getLong("change"));
                });
        var open = new HashMap<LocalDate, Long>();
        long so = 0;
        for (int at = 0; at < days.size(); at++) {
            so += changes.getOrDefault(at, 0L);
            open.put(days.get(at), so);
        }
        return open;
    }

    private OffsetDateTime end(LocalDate day) {
        return day.plusDays(1).atStartOfDay(organization.zone()).toInstant().atOffset(ZoneOffset.UTC);
    }

    private JdbcClient.StatementSpec ask(String question, ScoreScope scope, Sampled sampled) {
        return sql.sql(question)
                .param("scope", scope.name())
                .param("days", sampled.kept().stream().map(LocalDate::toString).collect(Collectors.joining(",")));
    }
}
