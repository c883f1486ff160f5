package dev.vitals.score;

import dev.vitals.attestation.Attestations;
import dev.vitals.attestation.PeopleProof;
import dev.vitals.rule.RuleDefinition;
import dev.vitals.rule.Severity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Scores by day: counted from the verdicts as they stand and from what people have shown by the day, written only where
 * they differ from what is kept.
 */
@Repository
public class ScoreStore {

    private final JdbcClient sql;
    private final Attestations attestations;
    private final TransactionTemplate transaction;

    public ScoreStore(JdbcClient sql, Attestations attestations, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.attestations = attestations;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Keeps the score of a day on which an account was scanned, and of all that it belongs to: groups, everything. */
    public void keep(String account, LocalDate day, ScoreBasis basis) {
        keep(scopesOf(account), day, basis, true);
    }

    /** Keeps the score of a day for every scope that was scored before, whether or not a scan has covered the day. */
    public void keepAll(LocalDate day, ScoreBasis basis) {
        var scopes = sql.sql(ScoreStatements.KEPT_SCOPES)
                .query((row, number) -> new ScoreScope(row.getString(1)))
                .list();
        keep(scopes, day, basis, false);
    }

    /** The score of a scope by the verdicts as they stand and by what people have shown by that day. */
    public Score current(ScoreScope scope, LocalDate day, ScoreBasis basis) {
        return current(scope, day, attestations.standing(day), basis);
    }

    /** The day as it would be kept now, from a score that was just counted. */
    public ScoreDay currentDay(ScoreScope scope, LocalDate day, Score score, ScoreBasis basis) {
        return ScoreDay.of(day, score, open(scope, day), basis, false);
    }

    /** The days of a scope, both ends included, oldest first. */
    public List<ScoreDay> trend(ScoreScope scope, LocalDate from, LocalDate to) {
        return sql.sql("select * from score_day where scope = :scope and day between :from and :to order by day")
                .param("scope", scope.name())
                .param("from", from)
                .param("to", to)
                .query((row, number) -> ScoreDay.of(row))
                .list();
    }

    private List<ScoreScope> scopesOf(String account) {
        var scopes = new ArrayList<>(List.of(ScoreScope.account(account)));
        sql.sql("select group_id from account_group_member where account_id = ? order by group_id")
                .param(account)
                .query(Long.class)
                .list()
                .forEach(group -> scopes.add(ScoreScope.group(group)));
        scopes.add(ScoreScope.ALL);
        return scopes;
    }

    private void keep(List<ScoreScope> scopes, LocalDate day, ScoreBasis basis, boolean scanned) {
        transaction.executeWithoutResult(any -> {
            var people = attestations.standing(day);
            scopes.forEach(scope -> {
                var score = current(scope, day, people, basis);
                keep(scope, score, ScoreDay.of(day, score, open(scope, day), basis, scanned));
            });
        });
    }

    private Score current(ScoreScope scope, LocalDate day, Map<String, PeopleProof> people, ScoreBasis basis) {
        return new ScoreCalculator(basis.safeguards()).score(tallies(scope, day, basis.rules()), people);
    }

    private void keep(ScoreScope scope, Score score, ScoreDay numbers) {
        var day = numbers.day();
        sql.sql(ScoreStatements.KEEP_DAY)
                .param("scope", scope.name())
                .params(numbers.columns())
                .update();
        sql.sql(ScoreStatements.DROP_OTHERS)
                .param("scope", scope.name())
                .param("day", day)
                .param("rows", rows(score))
                .update();
        sql.sql(ScoreStatements.KEEP_SAFEGUARDS)
                .param("scope", scope.name())
                .param("day", day)
                .param("rows", rows(score))
                .update();
    }

    private List<RuleTally> tallies(ScoreScope scope, LocalDate day, List<RuleDefinition> rules) {
        var byId = rules.stream().collect(Collectors.toMap(RuleDefinition::id, Function.identity()));
        return sql
                .sql(within(ScoreStatements.TALLIES, scope))
                .param("key", scope.key())
                .param("day", day)
                .query((row, number) -> tally(row, byId))
                .list()
                .stream()
                .filter(Objects::nonNull)
                .toList();
    }

    /** Counts by account are many more than those over all that one may see. */
    private static String within(String statement, ScoreScope scope) {
        var all = scope.equals(ScoreScope.ALL) ? "_all" : "";
        return statement.formatted(scope.condition(), "evaluation_count" + all, "finding_count" + all);
    }

    /** Null for a rule that is no longer in the catalogue. */
    private static @Nullable RuleTally tally(ResultSet row, Map<String, RuleDefinition> rules) throws SQLException {
        var rule = rules.get(row.getString("rule_id"));
        return rule == null
                ? null
                : new RuleTally(
                        rule,
                        row.getLong("passed"),
                        row.getLong("failed"),
                        row.getLong("unknown"),
                        row.getLong("not_applicable"),
                        row.getLong("accepted"),
                        List.of((Long[]) row.getArray("acceptances").getArray()));
    }

    private Map<Severity, Integer> open(ScoreScope scope, LocalDate day) {
        var counts = new EnumMap<Severity, Integer>(Severity.class);
        sql.sql(within(ScoreStatements.OPEN, scope))
                .param("key", scope.key())
                .param("day", day)
                .query(row -> {
                    var severity = Severity.valueOf(row.getString("severity").toUpperCase(Locale.ROOT));
                    counts.put(severity, row.getInt("findings"));
                });
        return counts;
    }

    private static String rows(Score score) {
        return JsonMapper.shared()
                .writeValueAsString(
                        score.safeguards().stream().map(ScoreStore::row).toList());
    }

    private static Map<String, Object> row(SafeguardScore score) {
        return Map.of(
                "citation", score.safeguard().citation(),
                "state", score.state().word(),
                "pass_points", score.points().passed(),
                "weight_points", score.points().weight(),
                "evaluated", score.points().evaluated(),
                "in_scope", score.points().inScope(),
                "inputs", score.inputs().stream().map(RuleLine::of).toList(),
                "people", score.people());
    }
}
