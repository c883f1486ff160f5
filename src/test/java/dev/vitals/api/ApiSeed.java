package dev.vitals.api;

import dev.vitals.attestation.AttestationStore;
import dev.vitals.attestation.AttestationText;
import dev.vitals.attestation.Decision;
import dev.vitals.attestation.Decisions;
import dev.vitals.aws.SdkJson;
import dev.vitals.collect.CollectorCatalogue;
import dev.vitals.collect.iam.IamKinds;
import dev.vitals.finding.EvaluationStore;
import dev.vitals.inventory.InventoryStore;
import dev.vitals.inventory.ListCoverage;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.ScanWrite;
import dev.vitals.inventory.StoredResource;
import dev.vitals.ownrule.OwnRuleStore;
import dev.vitals.ownrule.RuleText;
import dev.vitals.rule.SettingsStore;
import dev.vitals.rule.Severity;
import dev.vitals.score.ScoreBases;
import dev.vitals.score.ScoreStore;
import dev.vitals.support.Iam;
import dev.vitals.support.NinetyDays;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.services.iam.model.PolicyDetail;
import software.amazon.awssdk.services.iam.model.UserDetail;
import tools.jackson.databind.json.JsonMapper;

/** Something of everything that the API can show, on top of the ninety days. */
@TestComponent
class ApiSeed {

    private final JdbcClient sql;
    private final InventoryStore inventory;
    private final EvaluationStore evaluations;
    private final ScoreStore scores;
    private final ScoreBases bases;
    private final AttestationStore attestations;
    private final Decisions decisions;
    private final SettingsStore settings;
    private final OwnRuleStore rules;

    ApiSeed(
            JdbcClient sql,
            InventoryStore inventory,
            EvaluationStore evaluations,
            ScoreStore scores,
            ScoreBases bases,
            AttestationStore attestations,
            Decisions decisions,
            SettingsStore settings,
            OwnRuleStore rules) {
        this.sql = sql;
        this.inventory = inventory;
        this.evaluations = evaluations;
        this.scores = scores;
        this.bases = bases;
        this.attestations = attestations;
        this.decisions = decisions;
        this.settings = settings;
        this.rules = rules;
    }

    void sow() {
        new NinetyDays(sql, inventory, evaluations, scores, bases).live();
        for (String account : List.of(NinetyDays.PRODUCTION, NinetyDays.STAGING)) {
            people(account);
        }
        sql.sql("insert into account_group (name) values ('ward')").update();
        sql.sql("insert into account_group_member select id, ? from account_group where name = 'ward'")
                .param(NinetyDays.STAGING)
                .update();
        shown();
        written();
    }

    /** An administrator and somebody who can become one, with the lists that say that these are all. */
    private void people(String account) {
        var users = Stream.of(
                user(account, "alice", Iam.inline("all", Iam.ADMIN)),
                user(account, "bob", Iam.inline("own", Iam.READER)));
        var kinds = CollectorCatalogue.discover();
        var place = new Place("aws", account, Place.GLOBAL);
        var stored = users.map(
                user -> StoredResource.of(IamKinds.USER.resource(place, user), SdkJson.toJson(user), Set.of()));
        var lists = kinds.kinds().stream()
                .filter(kind -> kind.type().startsWith("AWS::IAM::"))
                .map(kind -> new ListCoverage(kind.type(), Place.GLOBAL, 2, null, ""))
                .toList();
        inventory.write(new ScanWrite(UUID.randomUUID(), account, NinetyDays.NOW.minusSeconds(60)), stored, lists);
    }

    private static UserDetail user(String account, String name, PolicyDetail policy) {
        return Iam.user(name)
                .arn("arn:aws:iam::%s:user/%s".formatted(account, name))
                .userPolicyList(policy)
                .build();
    }

    private void shown() {
        var day = LocalDate.parse("2026-11-01");
        var text = new AttestationText(
                "Sanction policy", "The policy is in force.", "Ada", day, day.plusYears(1), day, day.plusYears(1));
        var id = attestations.record("164.308(a)(1)(ii)(C)", text, "ada", NinetyDays.NOW.minusSeconds(7200));
        attestations.sign(id, 1, "ben", NinetyDays.NOW.minusSeconds(3600));
        decisions.record(new Decision(
                0,
                "164.312(a)(2)(iii)",
                Decision.Choice.ALTERNATIVE,
                "Terminals stand in locked rooms.",
                "Badges lock them.",
                "",
                "Ada",
                day,
                day.plusMonths(6),
                "ada",
                NinetyDays.NOW.minusSeconds(3600)));
    }

    private void written() {
        settings.save(Map.of("limits.rootUse", JsonMapper.shared().valueToTree(60)), "ada", "agreed", NinetyDays.NOW);
        var rule = new RuleText(
                "Buckets have owners",
                "AWS::S3::Bucket",
                Severity.LOW,
                List.of("164.308(a)(2)"),
                "",
                "'owner' in tags",
                "",
                "Ask.");
        rules.save("own-buckets-have-owners", 0, rule, "ada", "", NinetyDays.NOW.minusSeconds(60));
        sql.sql("""
                insert into import_batch (id, product, product_name, version, format, file_name, sha256, bytes,
                       uploaded_at, uploaded_by, counts, refused)
                values (gen_random_uuid(), 'prowler', 'Prowler', '5', 'OCSF', 'file.json', repeat('a', 64), 10,
                       '2026-11-01Z', 'ada',
                       '{"fails": 1, "passes": 2, "neither": 0, "refused": 1, "ungraded": 0, "byScans": 0, "opened": 0,
                         "resolved": 0, "older": 0, "others": [], "accounts":
                         [{"id": "111122223333", "name": "production", "fails": 1, "passes": 2}]}',
                       '[{"where": "row 7", "why": "names no account"}]')""").update();
        sql.sql("""
                insert into fix_plan (id, finding_id, account_id, fix, target, answers, before, after, trial, state,
                                      planned_by, planned_member, planned_at)
                select gen_random_uuid(), f.id, f.account_id, 's3-bucket-versioning',
                       jsonb_build_object('rule', f.rule_id, 'account', f.account_id, 'region', f.region, 'type', f.type,
                                          'id', 'records', 'arn', 'arn:aws:s3:::records', 'config', jsonb_build_object()),
                       '{}', '{"Status": "Suspended"}', '{"Status": "Enabled"}', '', 'planned', 'ada', gen_random_uuid(),
                       '2026-11-01Z'
                  from (select distinct on (account_id) * from finding order by account_id, id) f""").update();
        sql.sql("""
                insert into fix_automation
                select 's3-bucket-versioning', id, 5, '{}', 'ada', gen_random_uuid(), '2026-11-01Z' from account_group""").update();
        sql.sql("""
                with other as (
                    insert into destination (id, name, kind, place, least_severity, kinds, made_by, made_at, next_at)
                    values (gen_random_uuid(), 'Pager', 'webhook', 'https://hooks.example.org', 'high', '{opened}', 'ada',
                            '2026-11-01Z', '2026-11-01Z') returning id)
                insert into delivery (id, destination_id, event, headline, report, made_at, wanted_at, state, due_at)
                select gen_random_uuid(), id, 'test', 'Test from Vitals',
                       '{"event": "test", "at": "2026-11-01T00:00:00Z", "words": ""}', '2026-11-01Z', '2026-11-01Z',
                       'waiting', '2026-11-01Z' from other""").update();
        heard();
        decided();
        drawn();
        owned();
        sql.sql("insert into legal_hold (name, reason, begins, placed_by, placed_at)"
                        + " values ('Matter 14', 'Counsel asked.', '2026-01-01Z', 'ada', '2026-11-01Z')")
                .update();
        sql.sql("insert into claim_role (position, claim, value, role) values (1, 'groups', 'Auditors', 'auditor')")
                .update();
    }

    /** A risk that somebody wants to have accepted, in each account. */
    private void decided() {
        sql.sql("""
                insert into member (id, issuer, subject, name, created_at)
                values ('00000000-0000-0000-0000-0000000000aa', 'local', 'asker', 'asker', '2026-10-01Z')""").update();
        sql.sql("""
                insert into acceptance (kind, reach, accounts, reason, measure, until, findings, critical, requested_by,
                                        requested_name, requested_at, requested_on)
                select 'risk', 'findings', array[id::text], 'It is replaced in spring.', 'Nobody reaches it.', '2026-12-31',
                       1, 0, '00000000-0000-0000-0000-0000000000aa', 'asker', '2026-11-01Z', '2026-11-01'
                  from account""").update();
    }

    /** A sample of each account, and what an auditor asked for about it. */
    private void drawn() {
        sql.sql("""
                insert into audit_sample (id, citation, rules, scope, scope_name, accounts, first_day, last_day, as_known_at,
                       population, not_judged, unread_lists, population_sha256, n, seed, seed_made, drawn_by, drawn_name,
                       drawn_at, archive_bytes, archive_sha256)
                select gen_random_uuid(), '164.312(c)(1)', '{s3-bucket-versioning}', 'account:' || id, id, array[id::text],
                       '2026-10-01', '2026-10-31', '2026-11-01Z', 3, 1, 0, repeat('a', 64), 1, 'seed', true,
                       '00000000-0000-0000-0000-0000000000aa', 'asker', '2026-11-01Z', 10, repeat('b', 64)
                  from account""").update();
        sql.sql("""
                insert into audit_sample_item (sample_id, number, draw_sha256, account_id, region, type, resource_id, name,
                       first_verdict, last_verdict, days_failing, days_unknown, file, sha256)
                select id, 1, repeat('c', 64), accounts[1], 'us-east-1', 'AWS::S3::Bucket', 'records', 'records', 'fail',
                       null, 3, 0, 'items/0001.json', repeat('d', 64) from audit_sample""").update();
        sql.sql("""
                insert into audit_request (citation, text, sample_id, item, accounts, first_day, last_day, wished_for,
                       asked_by, asked_name, asked_at)
                select citation, 'Who approved it?', id, 1, accounts, first_day, last_day, '2026-11-20', drawn_by,
                       'asker', '2026-11-01Z' from audit_sample""").update();
        sql.sql("""
                insert into audit_request_entry (request_id, number, state, text, by_id, by_name, at)
                select r.id, s.number, s.state, '', r.asked_by, 'asker', r.asked_at
                  from audit_request r cross join (values (1, 'open'), (2, 'answered')) s (number, state)""").update();
    }

    /** A team, rules that give it findings, and a table of days. */
    private void owned() {
        sql.sql("insert into team (name) values ('Platform')").update();
        sql.sql("insert into team_member select id, '00000000-0000-0000-0000-0000000000aa' from team")
                .update();
        sql.sql("""
                insert into owner_rule (position, account_id, tag, owner_team)
                select row_number() over (order by a.id), a.id, 'team', t.id from account a, team t""").update();
        sql.sql("insert into owner_rule (position, group_id, service, owner_team)"
                        + " select 9, g.id, 'AWS::S3', t.id from account_group g, team t")
                .update();
        sql.sql("""
                insert into due_version (body, saved_at, saved_by, reason)
                select jsonb_build_object(
                           'days', '{"critical": 3, "high": 10, "medium": 30, "low": 90}'::jsonb,
                           'groups', jsonb_build_object(id::text, '{"critical": 1}'::jsonb),
                           'weekends', false, 'holidays', '["2026-12-25"]'::jsonb), '2026-11-01Z', 'ada', 'As agreed.'
                  from account_group""").update();
    }

    /** Open findings of every account for somebody, one of them late, one soon and one without a day, and a mention. */
    void assign(UUID member) {
        sql.sql("""
                update finding f
                   set owner_member = :member, owner_team = null,
                       due_at = case n.place when 1 then :now - interval '1 day' when 2 then :now + interval '1 day' end
                  from (select id, row_number() over (partition by account_id order by id) as place from finding
                         where resolved_at is null and human_state = 'open') n
                 where f.id = n.id and n.place <= 3""")
                .param("member", member)
                .param("now", NinetyDays.NOW.atOffset(ZoneOffset.UTC))
                .update();
        sql.sql("""
                with said as (
                    insert into finding_comment (finding_id, account_id, author, author_name, at)
                    select id, account_id, '00000000-0000-0000-0000-0000000000aa', 'asker', :at from finding
                     where owner_member = :member returning id, account_id)
                insert into finding_mention select id, :member, account_id, :at from said""")
                .param("member", member)
                .param("at", NinetyDays.NOW.minusSeconds(3600).atOffset(ZoneOffset.UTC))
                .update();
    }

    private void heard() {
        sql.sql("insert into live_queue (account_id, url, region, added_by, added_at)"
                        + " select id, 'https://sqs.us-east-1.amazonaws.com/' || id || '/vitals-live', 'us-east-1', 'ada',"
                        + " '2026-11-01Z' from account")
                .update();
        sql.sql("insert into live_change (account_id, event_id, region, name, services, names, happened_at, heard_at,"
                        + " not_before) select id, 'e1', 'us-east-1', 'AuthorizeSecurityGroupIngress', '{AWS::EC2::}', '{sg-1}',"
                        + " '2026-11-01Z', '2026-11-01Z', '2026-11-01Z' from account")
                .update();
    }
}
