package dev.vitals.score;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts of verdicts and findings by scope, all scopes in one statement: a company has hundreds, and each decision of an
 * officer is scored for every one of them before the next page is shown. Counted is by account; groups are added up here.
 */
final class ScopeCounts {

    private static final String ALL = ScoreScope.ALL.name();

    private final JdbcClient sql;

    ScopeCounts(JdbcClient sql) {
        this.sql = sql;
    }

    /** By scope, what each rule that is in the catalogue said, by its id; a scope without any is left out. */
    Map<ScoreScope, List<RuleTally>> tallies(Collection<ScoreScope> scopes, LocalDate day, List<RuleDefinition> rules) {
        var byId = rules.stream().collect(toMap(RuleDefinition::id, Function.identity()));
        var found = new HashMap<ScoreScope, Map<String, RuleTally>>();
        ask(ScoreStatements.TALLIES, scopes, day, (row, counted) -> {
            var rule = byId.get(row.getString("rule_id"));
            if (rule != null) {
                var tally = tally(row, rule);
                counted.forEach(scope -> found.computeIfAbsent(scope, any -> new LinkedHashMap<>())
                        .merge(rule.id(), tally, RuleTally::and));
            }
        });
        return found.entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey, each -> List.copyOf(each.getValue().values())));
    }

    /** By scope, how many findings of each severity are open; a scope without any is left out. */
    Map<ScoreScope, Map<Severity, Integer>> open(Collection<ScoreScope> scopes, LocalDate day) {
        var found = new HashMap<ScoreScope, Map<Severity, Integer>>();
        ask(ScoreStatements.OPEN, scopes, day, (row, counted) -> {
            var severity = Severity.valueOf(row.getString("severity").toUpperCase(Locale.ROOT));
            var findings = row.getInt("findings");
            counted.forEach(scope -> found.computeIfAbsent(scope, any -> new EnumMap<>(Severity.class))
                    .merge(severity, findings, Integer::sum));
        });
        return found;
    }

    /** Takes a row of counts, and the scopes that it counts for. */
    private interface Each {

        void take(ResultSet row, List<ScoreScope> scopes) throws SQLException;
    }

    /** Everything is counted apart, for whoever may see all has fewer numbers to add up. */
    private void ask(String statement, Collection<ScoreScope> scopes, LocalDate day, Each each) {
        var counting = counting(scopes);
        RowCallbackHandler taking = row -> each.take(row, counting.getOrDefault(row.getString("key"), List.of()));
        var accounts = new ArrayList<>(counting.keySet());
        if (accounts.remove(ALL)) {
            sql.sql(ScoreStatements.within(statement, true)).param("day", day).query(taking);
        }
        if (!accounts.isEmpty()) {
            sql.sql(ScoreStatements.within(statement, false))
                    .param("accounts", String.join(",", accounts))
                    .param("day", day)
                    .query(taking);
        }
    }

    /** By account, or {@code all}, the scopes that its counts are counted for. */
    private Map<String, List<ScoreScope>> counting(Collection<ScoreScope> scopes) {
        var counting = new HashMap<String, List<ScoreScope>>();
        var groups = new LinkedHashMap<String, ScoreScope>();
        Set.copyOf(scopes).forEach(scope -> {
            if (scope.isGroup()) {
                groups.put(scope.key(), scope);
            } else {
                counting.computeIfAbsent(scope.key(), any -> new ArrayList<>()).add(scope);
            }
        });
        RowCallbackHandler member =
                row -> counting.computeIfAbsent(row.getString("account_id"), any -> new ArrayList<>())
                        .add(groups.get(row.getString("group_id")));
        if (!groups.isEmpty()) {
            sql.sql(ScoreStatements.MEMBERS)
                    .param("groups", String.join(",", groups.keySet()))
                    .query(member);
        }
        return counting;
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
