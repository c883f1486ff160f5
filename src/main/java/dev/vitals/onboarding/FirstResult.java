package dev.vitals.onboarding;

import dev.vitals.scan.ScanState;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
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
     * @param whole accounts of which everything was read
     * @param read accounts of which at least something was read
     * @param asked accounts that were to be read
     */
    record Result(
            Map<String, Integer> bySeverity,
            int failing,
            int unknown,
            List<Found> worst,
            int whole,
            int read,
            int asked) {

        /** One sentence that claims no more than was read. */
        public String title() {
            if (read == 0) {
                return "Nothing was read";
            }
            if (failing == 0) {
                return unknown == 0 && whole == asked
                        ? "Nothing wrong was found"
                        : "Nothing wrong was found in what was read";
            }
            return failing == 1 ? "One thing is wrong" : failing + " things are wrong";
        }

        public boolean isToRepeat() {
            return read < asked;
        }
    }

    /** Of the first scan of each account. */
    Result of(Map<String, ScanState> scans) {
        var accounts = List.copyOf(scans.keySet());
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
                worst(ids),
                count(scans, state -> state == ScanState.COMPLETE),
                count(scans, ScanState::isRead),
                accounts.size());
    }

    private static int count(Map<String, ScanState> scans, Predicate<ScanState> such) {
        return (int) scans.values().stream().filter(such).count();
    }

    private List<Found> worst(String ids) {
        return sql.sql("""
                        select id, severity, headline from finding
                         where account_id = any (string_to_array(?, ',')) and machine_state = 'failing'
                         order by array_position(array['critical', 'high', 'medium', 'low'], severity), id limit ?""").params(ids, SHOWN).query(Found.class).list();
    }
}
