package dev.vitals.score;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toMap;

import dev.vitals.rule.RuleDefinition;
import dev.vitals.rule.Severity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts of verdicts and findings by scope, all scopes in one statement: a company has hundreds, and each decision of an
 * officer is scored for every one of them before the next page is shown.
 */
final class ScopeCounts {

    private final JdbcClient sql;

    ScopeCounts(JdbcClient sql) {
        this.sql = sql;
    }

    /** By scope, what each rule that is in the catalogue said; a scope without any is left out. */
    Map<ScoreScope, List<RuleTally>> tallies(Collection<ScoreScope> scopes, LocalDate day, List<RuleDefinition> rules) {
        var byId = rules.stream().collect(toMap(RuleDefinition::id, Function.identity()));
        var found = new HashMap<ScoreScope, List<RuleTally>>();
        ask(ScoreStatements.TALLIES, scopes, day, row -> {
            var rule = byId.get(row.getString("rule_id"));
            if (rule != null) {
                found.computeIfAbsent(scope(row), any -> new ArrayList<>()).add(tally(row, rule));
            }
        });
        return found;
    }

    /** By scope, how many findings of each severity are open; a scope without any is left out. */
    Map<ScoreScope, Map<Severity, Integer>> open(Collection<ScoreScope> scopes, LocalDate day) {
        var found = new HashMap<ScoreScope, Map<Severity, Integer>>();
        ask(ScoreStatements.OPEN, scopes, day, row -> {
            var severity = Severity.valueOf(row.getString("severity").toUpperCase(Locale.ROOT));
            found.computeIfAbsent(scope(row), any -> new EnumMap<>(Severity.class))
                    .put(severity, row.getInt("findings"));
        });
        return found;
    }

    /** Everything is counted apart, for whoever may see all has fewer numbers to add up. */
    private void ask(String statement, Collection<ScoreScope> scopes, LocalDate day, RowCallbackHandler each) {
        var parts = scopes.stream().collect(partitioningBy(ScoreScope.ALL::equals));
        parts.forEach((isAll, some) -> {
            if (!some.isEmpty()) {
                sql.sql(ScoreStatements.within(statement, isAll))
                        .param("scopes", some.stream().map(ScoreScope::name).collect(joining(",")))
                        .param("day", day)
                        .query(each);
            }
        });
    }

    private static ScoreScope scope(ResultSet row) throws SQLException {
        return new ScoreScope(row.getString("scope"));
    }

    private static RuleTally tally(ResultSet row, RuleDefinition rule) throws SQLException {
        return new RuleTally(
                rule,
                row.getLong("passed"),
                row.getLong("failed"),
                row.getLong("unknown"),
                row.getLong("not_applicable"),
                row.getLong("accepted"),
                List.of((Long[]) row.getArray("acceptances").getArray()));
    }
}
