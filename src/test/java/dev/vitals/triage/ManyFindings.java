package dev.vitals.triage;

import dev.vitals.finding.FindingFilter;
import dev.vitals.finding.ListedFindings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A million findings, listed and changed: a row of what is measured, its value, its goal. Runs from {@code bench/run}. */
public final class ManyFindings {

    /** How many findings; a million unless {@code -Dvitals.findings} says otherwise. */
    private static final int FINDINGS = Integer.getInteger("vitals.findings", 1_000_000);

    private static final int ACCOUNTS = 500;
    private static final int ASKED = 20;
    private static final int WARM = 2;

    private static final List<List<String>> FILTERS = List.of(
            List.of("severity", "critical"),
            List.of("severity", "low"),
            List.of("state", "unread"),
            List.of("state", "accepted"),
            List.of("state", "resolved"),
            List.of("state", "all"),
            List.of("scope", "account:100000000007"),
            List.of("scope", "group:1"),
            List.of("region", "eu-west-1"),
            List.of("type", "AWS::SNS::Topic"),
            List.of("type", "AWS::SNS"),
            List.of("type", "AWS::EC2::SecurityGroup"),
            List.of("rule", "rule-7"),
            List.of("source", "scored"),
            List.of("human", "acknowledged"),
            List.of("owner", "none"),
            List.of("due", "overdue"),
            List.of("due", "soon"),
            List.of("due", "none"),
            List.of("age", "under-7"),
            List.of("age", "over-90"),
            List.of("tag", "team=team-7"),
            List.of("text", "t123456"));

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
        for (List<String> filter : FILTERS) {
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

    /** Five hundred accounts, sixty rules, four in ten open: what a large company holds after some years. */
    private void seed() {
        run(
                "insert into account (id, name, connection, created_at) select (100000000000 + n)::text, 'Account ' || n, '{}', now()"
                        + " from generate_series(0, %d) n".formatted(ACCOUNTS - 1));
        run("insert into account_group (name) values ('Production')");
        run("insert into account_group_member (account_id, group_id) select a.id, g.id from account a, account_group g"
                + " where a.id::bigint % 10 = 0");
        run("""
                insert into resource (account_id, region, type, resource_id, arn, name, tags, hash, valid_from, first_seen)
                select (100000000000 + n %% %d)::text, (array['us-east-1', 'us-west-2', 'eu-west-1'])[1 + n %% 3],
                       (array['AWS::SNS::Topic', 'AWS::S3::Bucket', 'AWS::EC2::Instance', 'AWS::EC2::Volume',
                              'AWS::IAM::Role', 'AWS::Logs::LogGroup', 'AWS::RDS::DBInstance'])[1 + (n / %d) %% 61 %% 7],
                       't' || n, 'arn:aws:thing:' || n, 't' || n %% 9973, jsonb_build_object('team', 'team-' || n %% 1000),
                       '\\x00', now(), now()
                  from generate_series(1, %d) n
                """.formatted(ACCOUNTS, ACCOUNTS, FINDINGS));
        run("""
                insert into finding (rule_id, resource_id, account_id, region, type, severity, machine_state, headline,
                                     opened_at, state_since, due_from, due_at, due_by, resolved_at, human_state, accepted_until)
                select 'rule-' || (substr(resource_id, 2)::bigint / %d) %% 61, id, account_id, region, type,
                       (array['critical', 'high', 'medium', 'low'])[1 + width_bucket(dice %% 100, array[2, 20, 60])],
                       case when dice %% 10 >= 4 then 'passing' when dice %% 97 = 0 then 'unknown' else 'failing' end,
                       resource_id || ' is wrong', opened, opened + interval '1 minute', opened,
                       case when dice %% 9 = 0 then null else opened + 30 * interval '1 day' end,
                       case when dice %% 9 = 0 then 'hand' else 'table' end,
                       case when dice %% 10 >= 4 then opened + interval '3 days' end,
                       case when dice %% 31 = 0 then 'accepted' when dice %% 17 = 0 then 'acknowledged' else 'open' end,
                       case when dice %% 31 = 0 then date '2027-01-01' end
                  from (select *, abs(hashint8(id)) as dice,
                               '2021-01-01Z'::timestamptz + (id::float8 / %d) * interval '2150 days' as opened
                          from resource) r
                """.formatted(ACCOUNTS, FINDINGS));
        ListedFindings.addUp(station.database.sql(), station.database.transactions());
        run("vacuum analyze");
    }

    private void run(String statement) {
        station.database.sql().sql(statement).update();
    }
}
