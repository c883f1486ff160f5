package dev.vitals.finding;

import dev.vitals.page.AsOf;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts by rule, as they stand or stood. */
@Repository
class RuleStandings {

    private record Line(String rule, RuleCounts counts) {}

    private static final String SELECT = """
            with judged as (
                select rule_id, sum(n) filter (where verdict = 'pass') as passed,
                       sum(n) filter (where verdict = 'fail') as failed,
                       sum(n) filter (where verdict = 'unknown') as unknown,
                       sum(n) filter (where verdict = 'not_applicable') as not_applicable
                  from %s group by rule_id having sum(n) <> 0),
            found as (select f.rule_id, sum(n) as open from %s f where %s group by f.rule_id having sum(n) <> 0)
            select coalesce(j.rule_id, f.rule_id) as rule_id, coalesce(passed, 0) as passed,
                   coalesce(failed, 0) as failed, coalesce(unknown, 0) as unknown,
                   coalesce(not_applicable, 0) as not_applicable, coalesce(open, 0) as open
              from judged j full join found f using (rule_id)
            """;

    private final JdbcClient sql;

    RuleStandings(JdbcClient sql) {
        this.sql = sql;
    }

    /** The counts of every rule that has any. */
    Map<String, RuleCounts> on(AsOf asOf) {
        return sql
                .sql(SELECT.formatted(
                        asOf.isNow() ? "evaluation_count_all" : "evaluation_count_at(:moment)",
                        asOf.isNow() ? "finding_count_all" : "finding_count_at(:moment)",
                        FindingState.OPEN.condition()))
                .param("moment", asOf.moment().atOffset(ZoneOffset.UTC))
                .param("day", asOf.day())
                .query((row, number) -> new Line(
                        row.getString("rule_id"),
                        new RuleCounts(
                                row.getLong("passed"),
                                row.getLong("failed"),
                                row.getLong("unknown"),
                                row.getLong("not_applicable"),
                                row.getLong("open"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Line::rule, Line::counts));
    }
}
