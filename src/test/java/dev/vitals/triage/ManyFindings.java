package dev.vitals.triage;

import dev.vitals.finding.FindingFilter;
import dev.vitals.finding.ListedFindings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A million findings, listed and changed: a row of what is measured, its value, its goal. Runs from {@code bench/run}. */
public final class ManyFindings {

    private static final int RESOURCES = 1_000_000;
    private static final int ASKED = 20;
    private static final int WARM = 2;

    private final Station station = new Station();

    /** Makes the findings and measures. */
    public List<String[]> measure() {
        seed();
        var lines = new ArrayList<String[]>();
        var now = station.picked.now();
        for (String sort : ListedFindings.sorts()) {
            lines.add(line(
                    "list of 1,000,000 by " + sort + ", p95",
                    p95(at -> ListedFindings.page(station.findings, "", sort, 1 + at % 5, now))));
        }
        lines.add(line(
                "filter by severity, p95",
                p95(at -> ListedFindings.page(station.findings, at % 2 == 0 ? "critical" : "low", "", 1, now))));
        lines.add(bulk());
        return lines;
    }

    private String[] bulk() {
        var ids = station.database
                .sql()
                .sql("select id from finding order by id limit 10000")
                .query(Long.class)
                .list();
        var began = System.nanoTime();
        var outcome = station.desk.state(station.ana, new Selection(FindingFilter.all(), ids), "acknowledged", "Known");
        return new String[] {
            "change %,d at once".formatted(outcome.done()), "%.1f s".formatted((System.nanoTime() - began) / 1e9), "5 s"
        };
    }

    @FunctionalInterface
    private interface Asked {
        long page(int at);
    }

    private static long p95(Asked asked) {
        var taken = new ArrayList<Long>();
        for (int at = -WARM; at < ASKED; at++) {
            var began = System.nanoTime();
            asked.page(Math.abs(at));
            if (at >= 0) {
                taken.add(Duration.ofNanos(System.nanoTime() - began).toMillis());
            }
        }
        Collections.sort(taken);
        return taken.get(ASKED * 95 / 100 - 1);
    }

    private static String[] line(String what, long millis) {
        return new String[] {what, millis + " ms", "150 ms"};
    }

    private void seed() {
        station.database.sql().sql("""
                insert into resource (account_id, region, type, resource_id, arn, name, hash, valid_from, first_seen)
                select case when n % 3 = 0 then '111122223333' else '444455556666' end, 'eu-west-1', 'AWS::SNS::Topic',
                       't' || n, '', 't' || n % 9973, '\\x00', now(), now()
                  from generate_series(1, ?) n
                """).param(RESOURCES).update();
        station.database.sql().sql("""
                insert into finding (rule_id, resource_id, account_id, region, type, severity, machine_state, headline,
                                     opened_at, state_since, due_from, due_at, resolved_at)
                select 'rule', id, account_id, region, type, (array['critical', 'high', 'medium', 'low'])[1 + id % 4],
                       'failing', resource_id || ' is wrong', '2026-01-01Z'::timestamptz + id * interval '20 seconds',
                       '2026-01-01Z'::timestamptz + id * interval '21 seconds', '2026-01-01Z',
                       '2026-10-01Z'::timestamptz + id % 100 * interval '1 day', null
                  from resource where type = 'AWS::SNS::Topic'
                """).update();
        station.database.sql().sql("vacuum analyze finding").update();
        station.database.sql().sql("vacuum analyze resource").update();
    }
}
