package dev.vitals.triage;

import dev.vitals.finding.FindingFilter;
import dev.vitals.finding.ListedFindings;
import dev.vitals.support.Company;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A million findings, listed and changed: a row of what is measured, its value, its goal. Runs from {@code bench/run}. */
public final class ManyFindings {

    /** How many findings; a million unless {@code -Dvitals.findings} says otherwise. */
    private static final int FINDINGS = Integer.getInteger("vitals.findings", 1_000_000);

    private static final int ASKED = 20;
    private static final int WARM = 2;

    private final Station station = new Station();

    /** Makes the findings and measures. */
    public List<String[]> measure() {
        seed();
        var lines = new ArrayList<String[]>();
        var now = station.picked.now();
        var many = "%,d".formatted(FINDINGS);
        for (String sort : ListedFindings.sorts()) {
            lines.add(line(
                    "list of %s by %s, p95".formatted(many, sort),
                    p95(at -> ListedFindings.page(station.findings, "", sort, 1 + at % 5, now))));
        }
        for (List<String> filter : ListedFindings.FILTERS) {
            lines.add(line(
                    "filter %s=%s, p95".formatted(filter.getFirst(), filter.getLast()),
                    p95(at -> ListedFindings.narrowed(station.findings, filter.getFirst(), filter.getLast(), now))));
        }
        lines.add(bulk());
        return lines;
    }

    private String[] bulk() {
        var ids = station.database
                .sql()
                .sql(
                        "select id from finding where resolved_at is null and human_state = 'open' order by id limit 10000")
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
        new Company(station.database.sql(), FINDINGS).settle();
        ListedFindings.addUp(station.database.sql(), station.database.transactions());
        station.database.sql().sql("vacuum analyze").update();
    }
}
