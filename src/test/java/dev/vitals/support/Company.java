package dev.vitals.support;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a large company holds after some years, as rows: five hundred accounts, as many findings as asked for of sixty-one
 * rules, four in ten of them open, each resource judged, and six years of scores.
 */
public final class Company {

    public static final int ACCOUNTS = 500;
    private static final int RULES = 61;
    private static final int DAYS = 2190;

    /** A safeguard's score of an account changes every so many days. */
    private static final int STEADY = 60;

    private final JdbcClient sql;
    private final int findings;

    public Company(JdbcClient sql, int findings) {
        this.sql = sql;
        this.findings = findings;
    }

    /** The rules that it fails, of our own catalogue. */
    public static List<String> rules() {
        return Catalogues.RULES.definitions().stream()
                .map(rule -> rule.id())
                .sorted()
                .limit(RULES)
                .toList();
    }

    /** Accounts, resources, findings and verdicts. */
    public void settle() {
        accounts();
        resources();
        findings();
        past();
        run("""
                insert into evaluation (rule_id, resource_id, account_id, verdict, cause, severity, rule_version, valid_from,
                                        scan_id)
                select rule_id, resource_id, account_id,
                       case machine_state when 'failing' then 'fail' when 'unknown' then 'unknown' else 'pass' end,
                       case machine_state when 'unknown' then 'DENIED' end, severity, 1, opened_at, gen_random_uuid()
                  from finding
                """);
    }

    private void accounts() {
        run("insert into account (id, name, connection, created_at) select (100000000000 + n)::text, 'Account ' || n,"
                + " '{\"kind\": \"AMBIENT\"}', '2020-11-01Z' from generate_series(0, %d) n".formatted(ACCOUNTS - 1));
        // The one that pages are looked at with elsewhere, too.
        run("insert into account (id, name, connection, created_at) values ('111122223333', 'Front office',"
                + " '{\"kind\": \"AMBIENT\"}', '2020-11-01Z') on conflict do nothing");
        run("insert into account_group (name) values ('Production')");
        run("insert into account_group_member (account_id, group_id) select a.id, g.id from account a, account_group g"
                + " where a.id::bigint % 10 = 0");
        run("""
                insert into scan (id, account_id, requested_at, started_at, ended_at, state, trigger, resources, calls)
                select gen_random_uuid(), a.id, at, at, at + interval '5 minutes',
                       case when a.id::bigint % 97 = 0 then 'partial' else 'complete' end, 'schedule', 2000, 400
                  from account a, generate_series(now() - interval '30 days', now(), interval '6 hours') at
                """);
    }

    private void resources() {
        run("""
                insert into resource (account_id, region, type, resource_id, arn, name, tags, hash, valid_from, first_seen)
                select (100000000000 + n %% %1$d)::text, (array['us-east-1', 'us-west-2', 'eu-west-1'])[1 + n %% 3],
                       (array['AWS::SNS::Topic', 'AWS::S3::Bucket', 'AWS::EC2::Instance', 'AWS::EC2::Volume',
                              'AWS::IAM::Role', 'AWS::Logs::LogGroup', 'AWS::RDS::DBInstance'])[1 + (n / %1$d) %% 61 %% 7],
                       't' || n, 'arn:aws:thing:' || n, 't' || n %% 9973, jsonb_build_object('team', 'team-' || n %% 1000),
                       '\\x00', now(), now()
                  from generate_series(1, %2$d) n
                """.formatted(ACCOUNTS, findings));
    }

    private void findings() {
        sql.sql("""
                insert into finding (rule_id, resource_id, account_id, region, type, severity, machine_state, headline,
                                     opened_at, state_since, told_since, due_from, due_at, due_by, resolved_at, human_state,
                                     accepted_until)
                select (string_to_array(:rules, ','))[1 + (substr(resource_id, 2)::bigint / %1$d) %% %2$d], id, account_id,
                       region, type,
                       (array['critical', 'high', 'medium', 'low'])[1 + width_bucket(dice %% 100, array[2, 20, 60])],
                       case when dice %% 10 >= 4 then 'passing' when dice %% 97 = 0 then 'unknown' else 'failing' end,
                       resource_id || ' is wrong', opened, opened + interval '1 minute',
                       case when dice %% 10 >= 4 then opened + interval '3 days' else opened end, opened,
                       case when dice %% 9 = 0 then null else opened + 30 * interval '1 day' end,
                       case when dice %% 9 = 0 then 'hand' else 'table' end,
                       case when dice %% 10 >= 4 then opened + interval '3 days' end,
                       case when dice %% 31 = 0 then 'accepted' when dice %% 17 = 0 then 'acknowledged' else 'open' end,
                       case when dice %% 31 = 0 then date '2027-01-01' end
                  from (select *, abs(hashint8(id)) as dice,
                               date_bin('6 hours', '2021-01-01Z'::timestamptz + (id::float8 / %3$d) * interval '2150 days',
                                        '2021-01-01Z') as opened
                          from resource) r
                """.formatted(ACCOUNTS, RULES, findings))
                .param("rules", String.join(",", rules()))
                .update();
    }

    /** So that everything has been scored before: what never was is left out of each day's scores. */
    public void enter() {
        run("""
                insert into score_day (scope, day, met, not_met, accepted, not_assessed, awaiting, total, pass_points,
                                       accepted_points, weight_points, evaluated, in_scope, open_critical, open_high,
                                       open_medium, open_low, rule_set, settings_hash)
                select scope, date '2000-01-01', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '', ''
                  from (select 'all' as scope union all select 'account:' || id from account
                        union all select 'group:' || id from account_group) s
                """);
    }

    /** What was resolved had failed for three days; a third had been unread on the day before. */
    private void past() {
        past("machine_state = 'passing'", "failing", "0 days", "3 days");
        past("machine_state = 'passing' and id % 3 = 0", "unknown", "-1 day", "0 days");
        run("""
                insert into finding_change_told
                select at, rule_id, region, type, severity, machine_state, human_state, null, accepted_until, sum(n)
                  from (select valid_from as at, *, 1 as n from finding_past union all select valid_to, *, -1 from finding_past)
                 group by 1, 2, 3, 4, 5, 6, 7, 9
                """);
    }

    private void past(String which, String state, String from, String to) {
        run("""
                insert into finding_past (id, rule_id, resource_id, account_id, region, type, severity, machine_state,
                                          human_state, accepted_until, headline, opened_at, state_since, resolved_at,
                                          reopened, valid_from, valid_to)
                select id, rule_id, resource_id, account_id, region, type, severity, '%s', human_state, accepted_until,
                       headline, opened_at, opened_at, null, 0, opened_at + interval '%s', opened_at + interval '%s'
                  from finding where %s
                """.formatted(state, from, to, which));
    }

    /** Makes six years of the scores that are kept for today: numbers for each day, a safeguard's where it changed. */
    public void remember() {
        run("delete from score_day where day = date '2000-01-01'");
        run("insert into score_day select %s from score_day, generate_series(1, %d) n"
                .formatted(columns("score_day", "day - n"), DAYS));
        run("insert into score select %s from score, generate_series(1, %d) n"
                .formatted(
                        columns("score", "day - n * %d - (hashtext(scope || citation) & 31)".formatted(STEADY)),
                        DAYS / STEADY - 1));
    }

    private String columns(String table, String day) {
        return sql.sql(
                        "select string_agg(case attname when 'day' then :day else quote_ident(attname) end, ', ' order by attnum)"
                                + " from pg_attribute where attrelid = :table::regclass and attnum > 0 and not attisdropped")
                .param("day", day)
                .param("table", table)
                .query(String.class)
                .single();
    }

    private void run(String statement) {
        sql.sql(statement).update();
    }
}
