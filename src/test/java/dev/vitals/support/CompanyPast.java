package dev.vitals.support;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What happened in a large company before: verdicts and configurations that ended, what was told of findings, who did what. */
public final class CompanyPast {

    private static final List<String> WHAT_HAPPENED = List.of(
            "select ensure_month('evaluation_history', at), ensure_month('resource_version', at) from"
                    + " generate_series(now() - interval '3 months', now(), interval '1 month') at",
            """
            insert into evaluation_history (rule_id, resource_id, account_id, verdict, message, field, observed, expected,
                                            severity, rule_version, valid_from, scan_id, valid_to)
            select e.rule_id, e.resource_id, e.account_id, 'fail', 'It was wrong', '', '', '', e.severity, 1,
                   now() - interval '200 days', gen_random_uuid(), now() - (e.resource_id % 80) * interval '1 day'
              from evaluation e where e.resource_id % 3 = 0
            """,
            """
            insert into resource_version (resource_id, hash, valid_from, valid_to, scan_id)
            select r.id, sha256(convert_to(r.id::text, 'UTF8')), now() - interval '200 days',
                   now() - (r.id % 80) * interval '1 day', gen_random_uuid()
              from resource r where r.id % 3 = 1
            """,
            "insert into content select sha256(convert_to(id::text, 'UTF8')), '{}' from resource on conflict do nothing",
            "insert into finding_event (finding_id, at, kind) select id, opened_at, 'opened' from finding",
            // Nobody is told of what happened before.
            "delete from event_to_send",
            """
            insert into finding_spell (finding_id, account_id, severity, opened_at, closed_at, closed_as)
            select id, account_id, severity, opened_at, resolved_at, case when resolved_at is not null then 'passing' end
              from finding on conflict do nothing
            """,
            """
            insert into coverage (account_id, region, type, listed, valid_from, scan_id)
            select distinct account_id, region, type, 10, now() - interval '1 year', gen_random_uuid() from resource
            on conflict do nothing
            """,
            """
            insert into scan_unit (scan_id, service, region, state)
            select id, service, 'us-east-1', 'complete' from scan, unnest(array['ec2', 's3', 'iam']) service
            on conflict do nothing
            """);

    private final JdbcClient sql;

    public CompanyPast(JdbcClient sql) {
        this.sql = sql;
    }

    /** On top of {@link Company}. */
    public void live() {
        WHAT_HAPPENED.forEach(statement -> {
            if (statement.startsWith("select")) {
                sql.sql(statement).query().listOfRows();
            } else {
                sql.sql(statement).update();
            }
        });
    }
}
