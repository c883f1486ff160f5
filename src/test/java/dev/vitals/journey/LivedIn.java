package dev.vitals.journey;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Something of everything that has a page of its own, on top of the ninety days: as the features keep it. */
final class LivedIn {

    private static final String FAILING =
            "select id from finding where machine_state = 'failing' and human_state = 'open'"
                    + " and acceptance_id is null order by id limit 1";

    private static final String SAMPLE = "00000000-0000-0000-0000-0000000000f1";

    private final JdbcClient sql;

    LivedIn(JdbcClient sql) {
        this.sql = sql;
    }

    /** Lives, unless somebody did here before, and names what is where: a word in an example address stands for an id. */
    Map<String, String> live() {
        if (!isLivedIn()) {
            accept();
            fix();
            mail();
            binder();
            importing();
            writeARule();
            tellOthers();
            drawASample();
            ask();
            bucketWithoutVersions();
            attest();
            comeIn();
        }
        return named();
    }

    private Map<String, String> named() {
        var ids = new HashMap<String, String>();
        ids.put("destination", "00000000-0000-0000-0000-0000000000e1");
        ids.put("sample", SAMPLE);
        ids.put("request", one("select max(id) from audit_request"));
        ids.put("finding", one(FAILING));
        ids.put("fixable", one("select id from finding where headline = 'Bucket no-versions keeps no versions'"));
        ids.put("acceptance", one("select max(id) from acceptance"));
        ids.put("attestation", one("select max(id) from attestation"));
        ids.put("onboarding", "00000000-0000-0000-0000-0000000000aa");
        ids.put("member", one("select id from member where name = 'ben'"));
        ids.put("entry", one("select min(e.id) from register_entry e where e.register = 'training'"));
        ids.put("resource", one("select id from resource where resource_id = 'no-versions'"));
        ids.put("scan", one("select id from scan order by requested_at desc, id limit 1"));
        return ids;
    }

    boolean isLivedIn() {
        return "1".equals(one("select 1 from fix_plan where id = '00000000-0000-0000-0000-0000000000a1'"));
    }

    private String one(String select) {
        return sql.sql(select).query(String.class).optional().orElse("0");
    }

    private void accept() {
        sql.sql("""
                with asked as (
                    insert into acceptance (kind, reach, accounts, reason, measure, until, findings, critical, state,
                                            requested_by, requested_name, requested_at, requested_on, decided_by,
                                            decided_name, decided_at)
                    select 'risk', 'findings', array[f.account_id], 'The portal is replaced in spring.', 'Read every week.',
                           date '2026-12-31', 1, 0, 'approved', o.id, o.name, timestamptz '2026-11-20 09:00Z',
                           date '2026-11-20', b.id, b.name, timestamptz '2026-11-21 09:00Z'
                      from member o, member b, finding f
                     where o.subject = 'operator' and b.subject = 'ben' and f.id = (%1$s)
                    returning id)
                insert into acceptance_finding (acceptance_id, finding_id, account_id, fingerprint, was, held_from)
                select asked.id, f.id, f.account_id, '', 'open', timestamptz '2026-11-21 09:00Z' from asked, finding f
                 where f.id = (%1$s)""".formatted(FAILING)).update();
        sql.sql("update finding f set human_state = 'accepted', acceptance_id = a.acceptance_id"
                        + " from acceptance_finding a where a.finding_id = f.id")
                .update();
    }

    private void fix() {
        sql.sql("""
                insert into fix_plan (id, finding_id, account_id, fix, target, answers, before, after, trial, state,
                                      planned_by, planned_member, planned_at)
                select '00000000-0000-0000-0000-0000000000a1', f.id, f.account_id, 's3-bucket-versioning',
                       jsonb_build_object('rule', f.rule_id, 'account', f.account_id, 'region', f.region, 'type', f.type,
                                          'id', r.resource_id, 'arn', r.arn, 'config', jsonb_build_object()), '{}',
                       '{"Status":"never enabled"}', '{"Status":"Enabled"}', 'AWS offers no trial of this change.',
                       'planned', 'Ben', gen_random_uuid(), timestamptz '2026-11-23 09:00Z'
                  from finding f join resource r on r.id = f.resource_id where f.machine_state = 'failing'
                 order by f.type = 'AWS::S3::Bucket' desc, f.id limit 1""").update();
    }

    private void mail() {
        sql.sql("""
                insert into mail (id, member_id, kind, recipient, subject, html, plain, message_id, made_at, wanted_at,
                                  state, attempts, due_at, sight)
                select '00000000-0000-0000-0000-0000000000d1', id, 'digest', 'ben@example.org', 'Two new findings',
                       '<p>Two new findings</p>', 'Two new findings', 'd1@vitals', timestamptz '2026-11-24 07:00Z',
                       timestamptz '2026-11-24 07:00Z', 'kept', 0, timestamptz '2026-11-24 07:00Z', '*'
                  from member where subject = 'operator'""").update();
    }

    private void binder() {
        sql.sql("""
                insert into binder (id, scope, scope_name, accounts, citations, first_day, last_day, paper, holds_audit,
                                    visible, requested_by, requested_method, requested_at, anchor, state, step, done, total)
                values ('00000000-0000-0000-0000-0000000000b1', 'all', 'All accounts', array['111122223333'], '{}',
                        '2026-10-01', '2026-10-31', 'a4', true, '', 'operator', 'local', '2026-11-24 08:00Z', '',
                        'running', 'The safeguards', 12, 54)""").update();
    }

    private void importing() {
        sql.sql("""
                insert into import_batch values ('00000000-0000-0000-0000-0000000000c1', 'prowler', 'Prowler', '5.1', 'OCSF',
                    'prowler.json', repeat('a', 64), 1200, '2026-11-24 08:00Z', 'operator', '2026-11-24 07:00Z',
                    '2026-11-24 08:10Z', '{"fails": 2, "passes": 5, "neither": 0, "refused": 0, "ungraded": 0, "byScans": 0,
                    "others": [], "accounts": [], "opened": 2, "resolved": 0, "older": 0}', '[]')""").update();
    }

    private void bucketWithoutVersions() {
        sql.sql("""
                with kept as (
                    insert into content (hash, body) values ('\\x01', '{"Name": "no-versions"}')),
                bucket as (
                    insert into resource (account_id, region, type, resource_id, arn, name, hash, valid_from, first_seen)
                    values ('111122223333', 'us-east-1', 'AWS::S3::Bucket', 'no-versions', 'arn:aws:s3:::no-versions',
                            'no-versions', '\\x01', timestamptz '2026-11-20 09:00Z', timestamptz '2026-11-20 09:00Z')
                    returning id)
                insert into finding (rule_id, resource_id, account_id, region, type, severity, machine_state, headline,
                                     opened_at, state_since)
                select 's3-bucket-versioning', id, '111122223333', 'us-east-1', 'AWS::S3::Bucket', 'medium', 'failing',
                       'Bucket no-versions keeps no versions', timestamptz '2026-11-20 09:00Z',
                       timestamptz '2026-11-20 09:00Z'
                  from bucket""").update();
    }

    private void writeARule() {
        sql.sql("insert into own_rule values ('own-owner', 'AWS::S3::Bucket', '2026-11-20 09:00Z', 'operator', null)")
                .update();
        sql.sql("""
                insert into own_rule_version values ('own-owner', 1, 'Buckets have owners', 'medium',
                    array['164.310(d)(2)(iii)'], '', '''owner'' in tags', '', 'Tag the bucket with its owner.',
                    '2026-11-20 09:00Z', 'operator', 'As agreed.')""").update();
    }

    private void tellOthers() {
        sql.sql("""
                insert into destination (id, name, kind, place, settings, least_severity, kinds, made_by, made_at, next_at)
                values ('00000000-0000-0000-0000-0000000000e1', 'Night desk', 'webhook', 'https://hooks.example.org', '{}',
                        'high', array['opened'], 'operator', '2026-11-20 09:00Z', '2026-11-20 09:00Z')""").update();
    }

    private void drawASample() {
        sql.sql("""
                insert into audit_sample (id, citation, rules, scope, scope_name, accounts, first_day, last_day, as_known_at,
                                          population, not_judged, unread_lists, population_sha256, n, seed, seed_made,
                                          drawn_by, drawn_name, drawn_at, archive_bytes, archive_sha256)
                select '00000000-0000-0000-0000-0000000000f1', '164.312(a)(2)(iv)', array['s3-bucket-versioning'], 'all',
                       'All accounts', array['111122223333'], '2026-10-01', '2026-10-31', '2026-10-31 23:59Z', 12, 1, 0,
                       repeat('a', 64), 1, 'seed-1', false, id, name, '2026-11-20 09:00Z', 12000, repeat('b', 64)
                  from member where subject = 'operator'""").update();
        sql.sql("""
                insert into audit_sample_item values ('00000000-0000-0000-0000-0000000000f1', 1, repeat('c', 64),
                    '111122223333', 'us-east-1', 'AWS::S3::Bucket', 'imaging-archive', 'imaging-archive', 'fail', 'pass', 4,
                    0, '01-imaging-archive.json', repeat('d', 64))""").update();
    }

    private void attest() {
        var id = sql.sql("insert into attestation (citation) values ('164.308(a)(1)(ii)(C)') returning id")
                .query(Long.class)
                .single();
        sql.sql("""
                insert into attestation_version (attestation_id, version, title, statement, owner, covers_from, covers_to,
                                                 performed_on, review_due, recorded_by, recorded_at)
                values (?, 1, 'Sanction policy', 'It was applied.', 'Compliance officer', '2026-01-01', '2026-12-31',
                        '2026-11-01', '2027-01-15', 'operator', '2026-11-02 09:00Z')""").param(id).update();
    }

    private void comeIn() {
        sql.sql("""
                insert into onboarding (id, kind, account_id, name, external_id, principal, role_arn, home_region, holds_phi,
                                        begun_by, begun_at)
                values ('00000000-0000-0000-0000-0000000000aa', 'account', '777788889999', 'Research', 'a1b2c3d4e5f6',
                        'arn:aws:iam::111122223333:role/vitals', 'arn:aws:iam::777788889999:role/vitals-read', 'us-east-1',
                        true, 'operator', '2026-11-24 08:00Z')""").update();
        sql.sql("""
                insert into onboarding_account (onboarding_id, account_id, name)
                values ('00000000-0000-0000-0000-0000000000aa', '777788889999', 'Research')""").update();
    }

    private void ask() {
        var request = sql.sql("""
                insert into audit_request (citation, text, sample_id, item, accounts, first_day, last_day, wished_for,
                                           asked_by, asked_name, asked_at)
                select '164.312(a)(2)(iv)', 'Who approved this?', '00000000-0000-0000-0000-0000000000f1', 1,
                       array['111122223333'], '2026-10-01', '2026-10-31', '2026-11-30', id, name, '2026-11-20 09:10Z'
                  from member where subject = 'operator' returning id""").query(Long.class).single();
        sql.sql("""
                insert into audit_request_entry (request_id, number, state, text, by_id, by_name, at)
                select ?, 1, 'open', '', id, name, '2026-11-20 09:10Z' from member where subject = 'operator'""").param(request).update();
    }
}
