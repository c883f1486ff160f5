package dev.vitals.watch;

import dev.vitals.page.Organization;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the database knows of findings, safeguards, scans and changes, in a few questions over tallies and indexes. */
@Repository
class FigureQueries {

    private static final List<String> SEVERITIES = List.of("critical", "high", "medium", "low");

    private static final String FINDINGS =
            "select severity, human_state, sum(n) as n from finding_count_all where resolved_at is null group by 1, 2";

    /** An acceptance holds through its last day. */
    private static final String OVERDUE = """
            select severity, count(*) as n from finding f
             where resolved_at is null and due_at <= :moment
               and not (human_state = 'false_positive'
                        or human_state = 'accepted' and coalesce(accepted_until >= :day, true))
             group by severity
            """;

    private static final String UNREAD =
            "select cause, count(*) as n from coverage where cause is not null group by cause";

    private static final String SCORE = """
            select day, met, not_met, accepted, not_assessed, awaiting, pass_points, weight_points, evaluated, in_scope
              from score_day where scope = 'all' order by day desc limit 1
            """;

    private static final String SCANS =
            "select state, count(*) as n from scan where state in ('queued', 'running') group by state";

    private static final String QUEUES = """
            select case when paused then 'paused' when trouble <> '' then 'troubled' else 'answering' end as state,
                   count(*) as n from live_queue group by 1
            """;

    private static final String CHANGES = """
            select count(*) as n, coalesce(extract(epoch from :moment::timestamptz - min(heard_at)), 0) as lag
              from live_change where state in ('waiting', 'reading')
            """;

    private static final String BINDERS = "select state, count(*) as n from binder group by state";

    private static final String SIZE = "select pg_database_size(current_database())";

    private final JdbcClient sql;
    private final Organization organization;

    FigureQueries(JdbcClient sql, Organization organization) {
        this.sql = sql;
        this.organization = organization;
    }

    List<Figure> at(Instant now) {
        var figures = new ArrayList<Figure>();
        figures.add(findings());
        figures.add(overdue(now));
        figures.add(counted(UNREAD, Figure.by("cause", "vitals_unread_lists", "Lists that cannot be read, by cause.")));
        score(figures);
        figures.add(known(
                SCANS,
                List.of("queued", "running"),
                Figure.by("state", "vitals_scans_under_way", "Scans that wait or run.")));
        figures.add(known(
                QUEUES,
                List.of("answering", "troubled", "paused"),
                Figure.by("state", "vitals_live_queues", "Queues that tell of changes.")));
        changes(now, figures);
        figures.add(known(
                BINDERS,
                List.of("queued", "running", "made", "failed"),
                Figure.by("state", "vitals_binders", "Evidence binders, by how far they are.")));
        figures.add(Figure.of(
                "vitals_database_bytes",
                "Size of the database.",
                sql.sql(SIZE).query(Long.class).single()));
        return figures;
    }

    private Figure findings() {
        var figure = Figure.by(
                "severity",
                "state",
                "vitals_findings_open",
                "Findings not resolved, by severity and what people say of them.");
        var told = new HashSet<String>();
        sql.sql(FINDINGS).query(row -> {
            told.add(row.getString("severity"));
            figure.with(row.getString("severity"), row.getString("human_state"), row.getDouble("n"));
        });
        SEVERITIES.stream().filter(severity -> !told.contains(severity)).forEach(none -> figure.with(none, "open", 0));
        return figure;
    }

    private Figure overdue(Instant now) {
        var figure = Figure.by("severity", "vitals_findings_overdue", "Open findings past their due date.");
        var found =
                sql.sql(OVERDUE).param("moment", now.atOffset(ZoneOffset.UTC)).param("day", organization.dayOf(now));
        return filled(found, SEVERITIES, figure);
    }

    private void score(List<Figure> figures) {
        sql.sql(SCORE).query(row -> {
            var safeguards = Figure.by("state", "vitals_safeguards", "Safeguards by how they stood on the newest day.");
            for (String state : List.of("met", "not_met", "accepted", "not_assessed", "awaiting")) {
                safeguards.with(state, row.getDouble(state));
            }
            figures.add(safeguards);
            share(
                    row,
                    "pass_points",
                    "weight_points",
                    "vitals_pass_ratio",
                    "Weighted pass rate of the newest day.",
                    figures);
            share(
                    row,
                    "evaluated",
                    "in_scope",
                    "vitals_coverage_ratio",
                    "Share of what is in scope that was judged.",
                    figures);
            figures.add(Figure.of(
                    "vitals_score_day_timestamp_seconds",
                    "The newest day that has a score, as its first moment in UTC.",
                    row.getObject("day", LocalDate.class)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toEpochSecond()));
        });
    }

    private static void share(ResultSet row, String part, String whole, String name, String help, List<Figure> figures)
            throws SQLException {
        var all = row.getDouble(whole);
        figures.add(Figure.of(name, help, all > 0 ? row.getDouble(part) / all : Double.NaN));
    }

    private void changes(Instant now, List<Figure> figures) {
        sql.sql(CHANGES).param("moment", now.atOffset(ZoneOffset.UTC)).query(row -> {
            figures.add(
                    Figure.of("vitals_live_changes_waiting", "Changes heard and not yet read.", row.getDouble("n")));
            figures.add(Figure.of(
                    "vitals_live_lag_seconds", "How long the oldest of them has waited.", row.getDouble("lag")));
        });
    }

    private Figure counted(String question, Figure figure) {
        return filled(sql.sql(question), List.of(), figure);
    }

    private Figure known(String question, List<String> all, Figure figure) {
        return filled(sql.sql(question), all, figure);
    }

    /** With a zero for each value that is known and was not found, so that a line does not end where nothing is left. */
    private static Figure filled(JdbcClient.StatementSpec question, List<String> all, Figure figure) {
        var found = new TreeMap<String, Double>();
        all.forEach(value -> found.put(value, 0.0));
        question.query(row -> {
            found.put(row.getString(1), row.getDouble("n"));
        });
        found.forEach(figure::with);
        return figure;
    }
}
