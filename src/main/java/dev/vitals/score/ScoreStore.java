package dev.vitals.score;

import dev.vitals.attestation.Attestations;
import dev.vitals.attestation.PeopleProof;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Scores by day: counted from the verdicts as they stand and from what people have shown by the day, written only where
 * they differ from what is kept.
 */
@Repository
public class ScoreStore {

    private final JdbcClient sql;
    private final ScopeCounts counts;
    private final KeptRows rows;
    private final Attestations attestations;
    private final TransactionTemplate transaction;

    public ScoreStore(JdbcClient sql, Attestations attestations, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.counts = new ScopeCounts(sql);
        this.rows = new KeptRows(sql);
        this.attestations = attestations;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Keeps the score of a day on which an account was scanned, and of all that it belongs to: groups, everything. */
    public void keep(String account, LocalDate day, ScoreBasis basis) {
        keep(scopesOf(account), day, basis, true);
    }

    /** Keeps the score of a day for every scope that was scored before, whether or not a scan has covered the day. */
    public void keepAll(LocalDate day, ScoreBasis basis) {
        keep(kept(), day, basis, false);
    }

    /** The same for an account and all that it belongs to. */
    void keepOf(String account, LocalDate day, ScoreBasis basis) {
        var scopes = scopesOf(account);
        scopes.retainAll(kept());
        keep(scopes, day, basis, false);
    }

    private List<ScoreScope> kept() {
        return sql.sql(ScoreStatements.KEPT_SCOPES)
                .query((row, number) -> new ScoreScope(row.getString(1)))
                .list();
    }

    /** The score of a scope by the verdicts as they stand and by what people have shown by that day. */
    public Score current(ScoreScope scope, LocalDate day, ScoreBasis basis) {
        return current(scope, day, attestations.standing(day), basis);
    }

    /** The day as it would be kept now, from a score that was just counted. */
    public ScoreDay currentDay(ScoreScope scope, LocalDate day, Score score, ScoreBasis basis) {
        return ScoreDay.of(
                day, score, counts.open(List.of(scope), day).getOrDefault(scope, Map.of()), basis.measure(), false);
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

    /** In the order of their names, so that two who keep scores at once never wait for each other. */
    private void keep(List<ScoreScope> asked, LocalDate day, ScoreBasis basis, boolean scanned) {
        var scopes =
                asked.stream().sorted(Comparator.comparing(ScoreScope::name)).toList();
        transaction.executeWithoutResult(any -> {
            var people = attestations.standing(day);
            var tallies = counts.tallies(scopes, day, basis.rules());
            var open = counts.open(scopes, day);
            var measure = basis.measure();
            var scores = new ArrayList<ScopeScore>();
            scopes.forEach(scope -> {
                var score = score(tallies.getOrDefault(scope, List.of()), people, basis);
                var findings = open.getOrDefault(scope, Map.of());
                scores.add(new ScopeScore(scope, score, ScoreDay.of(day, score, findings, measure, scanned)));
            });
            rows.write(scores, day);
        });
    }

    private Score current(ScoreScope scope, LocalDate day, Map<String, PeopleProof> people, ScoreBasis basis) {
        var tallies = counts.tallies(List.of(scope), day, basis.rules());
        return score(tallies.getOrDefault(scope, List.of()), people, basis);
    }

    private static Score score(List<RuleTally> tallies, Map<String, PeopleProof> people, ScoreBasis basis) {
        return new ScoreCalculator(basis.safeguards()).score(tallies, people);
    }
}
