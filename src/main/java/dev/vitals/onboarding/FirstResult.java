package dev.vitals.onboarding;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What first scans found. */
@Component
class FirstResult {

    private static final int SHOWN = 5;

    private final JdbcClient sql;

    FirstResult(JdbcClient sql) {
        this.sql = sql;
    }

    /** A thing that is wrong. */
    record Found(long id, String severity, String headline) {}

    /**
     * All of it.
     *
     * @param bySeverity failing findings
     * @param unknown verdicts that nothing could be said about
     * @param worst the five worst
     */
    record Result(Map<String, Integer> bySeverity, int failing, int unknown, List<Found> worst) {}

    Result of(List<String> accounts) {
        var ids = String.join(",", accounts);
        var bySeverity = sql
                .sql("""
                        select severity, count(*) as n from finding
                         where account_id = any (string_to_array(?, ',')) and machine_state = 'failing' group by severity""")
                .param(ids)
                .query((row, number) -> Map.entry(row.getString("severity"), row.getInt("n")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        var unknown = sql.sql(
                        "select count(*) from evaluation where account_id = any (string_to_array(?, ',')) and verdict = 'unknown'")
                .param(ids)
                .query(Integer.class)
                .single();
        return new Result(
                bySeverity,
                bySeverity.values().stream().mapToInt(Integer::intValue).sum(),
                unknown,
                worst(ids));
    }

    private List<Found> worst(String ids) {
        return sql.sql("""
                        select id, severity, headline from finding
                         where account_id = any (string_to_array(?, ',')) and machine_state = 'failing'
                         order by array_position(array['critical', 'high', 'medium', 'low'], severity), id limit ?""").params(ids, SHOWN).query(Found.class).list();
    }
}
