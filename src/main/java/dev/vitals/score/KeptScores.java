package dev.vitals.score;

import dev.vitals.attestation.PeopleProof;
import dev.vitals.score.SafeguardScore.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Reads the scores that were kept, day by day. */
@Repository
public class KeptScores {

    private final JdbcClient sql;

    public KeptScores(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * A day of one safeguard.
     *
     * @param scanned false where no scan covered the day: the rules counted as they were last judged
     */
    public record DayState(LocalDate day, State state, boolean scanned) {}

    /** The day's row of a scope; empty where the day was not kept. */
    public Optional<ScoreDay> day(ScoreScope scope, LocalDate day) {
        return sql.sql("select * from score_day where scope = :scope and day = :day")
                .param("scope", scope.name())
                .param("day", day)
                .query((row, number) -> ScoreDay.of(row))
                .optional();
    }

    /** Every safeguard of a day. */
    public List<KeptScore> safeguards(ScoreScope scope, LocalDate day) {
        return sql.sql("select citation, state, inputs, people from score where scope = :scope and day = :day")
                .param("scope", scope.name())
                .param("day", day)
                .query((row, number) -> kept(row))
                .list();
    }

    /** The last day before this one that was kept. */
    public Optional<LocalDate> lastBefore(ScoreScope scope, LocalDate day) {
        return sql.sql("select max(day) from score_day where scope = :scope and day < :day")
                .param("scope", scope.name())
                .param("day", day)
                .query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single();
    }

    /** The day with which to compare: that many days earlier or the last before it, else the first there is. */
    public Optional<ScoreDay> earlier(ScoreScope scope, LocalDate day, int days) {
        return sql.sql("""
                with kept as materialized (
                    select coalesce((select max(day) from score_day where scope = :scope and day <= :then),
                                    (select min(day) from score_day where scope = :scope and day < :day)) as day)
                select s.* from kept join score_day s on s.scope = :scope and s.day = kept.day
                """)
                .param("scope", scope.name())
                .param("day", day)
                .param("then", day.minusDays(days))
                .query((row, number) -> ScoreDay.of(row))
                .optional();
    }

    /** The states of one safeguard, oldest first, both ends included; days that were not kept are missing. */
    public List<DayState> states(ScoreScope scope, String citation, LocalDate from, LocalDate to) {
        return sql.sql("""
                select s.day, s.state, d.scanned from score s join score_day d on (d.scope, d.day) = (s.scope, s.day)
                 where s.scope = :scope and s.citation = :citation and s.day between :from and :to order by s.day
                """)
                .param("scope", scope.name())
                .param("citation", citation)
                .param("from", from)
                .param("to", to)
                .query((row, number) ->
                        new DayState(row.getObject(1, LocalDate.class), State.of(row.getString(2)), row.getBoolean(3)))
                .list();
    }

    private static KeptScore kept(ResultSet row) throws SQLException {
        var inputs = JsonMapper.shared().readValue(row.getString("inputs"), RuleLine[].class);
        var people = JsonMapper.shared().readValue(row.getString("people"), PeopleProof.class);
        return KeptScore.of(row.getString("citation"), State.of(row.getString("state")), List.of(inputs), people);
    }
}
