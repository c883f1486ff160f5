import dev.vitals.audit.Actor;
import dev.vitals.audit.AuditAnchor;
import dev.vitals.audit.AuditLog;
import dev.vitals.audit.AuditStore;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import software.amazon.awssdk.services.s3.S3Client;

/** The installation that is killed: the clinic's three accounts, an account on an emulator, and people who get digests. */
final class KillSite {

    static final int READERS = 12;
    private static final int FIXES = 4;
    private static final int DAYS = 90;
    private static final String EMULATED = "123456789012";
    private static final String OLD = "2026-01-01T00:00:00Z";

    private final DataSource database;
    private final JdbcClient sql;
    private final S3Client s3;
    private final RandomGenerator random;
    private final List<String> buckets = new ArrayList<>();

    KillSite(DataSource database, S3Client s3, RandomGenerator random) {
        this.database = database;
        this.sql = JdbcClient.create(database);
        this.s3 = s3;
        this.random = random;
    }

    /** Puts people and accounts in; the clinic's are there by now. */
    void furnish(String endpoint) {
        sql.sql("update account set paused = false").update();
        sql.sql("""
                insert into account (id, name, connection, regions, paused, created_at)
                values (?, 'Emulated', ?::jsonb, '{us-east-1}', true, ?)""").params(EMULATED, """
                {"kind": "AMBIENT", "endpoint": "%s", "homeRegion": "us-east-1"}""".formatted(endpoint), old()).update();
        sql.sql("insert into fix_role (account_id, role_arn, named_by, named_at) values (?, ?, 'kills', ?)")
                .params(EMULATED, "arn:aws:iam::%s:role/vitals-fix".formatted(EMULATED), old())
                .update();
        for (int reader = 0; reader < READERS; reader++) {
            addReader(reader);
        }
        note("kills.begun", "");
    }

    private void note(String action, String object) {
        var transactions = new JdbcTransactionManager(database);
        new AuditLog(new AuditStore(sql), () -> Actor.SYSTEM, Clock.systemUTC(), transactions).record(action, object);
    }

    /** The entry of the audit log by which a binder was asked for, whatever instances note meanwhile. */
    private String anchor(UUID binder) {
        return new TransactionTemplate(new JdbcTransactionManager(database)).execute(any -> {
            note("binder.requested", binder.toString());
            return new AuditAnchor(new AuditStore(sql)).newest();
        });
    }

    private void addReader(int number) {
        var id = UUID.randomUUID();
        sql.sql("insert into member (id, issuer, subject, name, mail, created_at) values (?, 'kills', ?, ?, ?, ?)")
                .params(id, "reader-" + number, "Reader " + number, "reader%d@clinic.test".formatted(number), old())
                .update();
        sql.sql("insert into member_grant (member_id, role, origin, granted_by, granted_at) values (?, 'viewer', 'person', 'kills', ?)")
                .params(id, old())
                .update();
        sql.sql("insert into digest_choice (member_id, rhythm, zone, token, covered_to) values (?, 'weekly', 'UTC', ?, now())")
                .params(id, "token-" + number)
                .update();
    }

    /** Asks for work, as a page or a schedule does: what is wanted stands in the database, and any instance takes it. */
    void ask(KillWork work) {
        switch (work) {
            case SCAN -> scans();
            case DIGEST -> digests();
            case BINDER -> binder();
            case FIX -> fixes();
        }
    }

    /** Each account on another day of its story, so that a scan has much to write. */
    private void scans() {
        sql.sql("select id from account where not paused order by id").query(String.class).list().forEach(account -> {
            sql.sql("update account set connection = connection || jsonb_build_object('start', ?::text) where id = ?")
                    .params(start(), account)
                    .update();
            sql.sql("insert into scan (id, account_id, requested_at, state, trigger, requested_by) values (?, ?, now(), 'queued', 'manual', 'kills')")
                    .params(UUID.randomUUID(), account)
                    .update();
            wake("scan-account", account);
        });
    }

    private String start() {
        return OffsetDateTime.now(ZoneOffset.UTC)
                .minusDays(random.nextInt(DAYS) + 1L)
                .toInstant()
                .toString();
    }

    private void digests() {
        sql.sql("""
                update digest_choice set next_at = now() - interval '6 seconds', covered_to = now() - interval '1 hour'
                 where member_id in (select id from member where issuer = 'kills')""").update();
        wake("digests", "recurring");
        wake("post", "recurring");
    }

    private void binder() {
        var id = UUID.randomUUID();
        sql.sql("""
                insert into binder (id, scope, scope_name, accounts, citations, first_day, last_day, paper, holds_audit, visible,
                                    requested_by, requested_method, requested_at, anchor, state)
                select ?, 'all', 'Everything', array_agg(id::text), '{}', current_date - 30, current_date, 'a4', true, '',
                       'kills', 'local', now(), ?, 'queued' from account""")
                .params(id, anchor(id))
                .update();
        wake("make-binder", id.toString());
    }

    private void fixes() {
        for (int fix = 0; fix < FIXES; fix++) {
            var bucket = "kills-" + UUID.randomUUID();
            s3.createBucket(request -> request.bucket(bucket));
            buckets.add(bucket);
            var plan = UUID.randomUUID();
            sql.sql("""
                    with made as (
                        insert into resource (account_id, region, type, resource_id, arn, name, valid_from, first_seen)
                        values (:account, 'us-east-1', 'AWS::S3::Bucket', :bucket, 'arn:aws:s3:::' || :bucket, :bucket, now(), now())
                        returning id),
                    found as (
                        insert into finding (rule_id, resource_id, account_id, region, type, severity, machine_state, headline,
                                             opened_at, state_since)
                        select 's3-bucket-versioning', id, :account, 'us-east-1', 'AWS::S3::Bucket', 'medium', 'failing',
                               :bucket || ' keeps no versions', now(), now() from made returning id)
                    insert into fix_plan (id, finding_id, account_id, fix, target, answers, before, after, trial, state, planned_by,
                                          planned_member, planned_at, decided_by, decided_member, decided_at)
                    select :plan, id, :account, 's3-bucket-versioning',
                           jsonb_build_object('rule', 's3-bucket-versioning', 'account', :account, 'region', 'us-east-1',
                                              'type', 'AWS::S3::Bucket', 'id', :bucket, 'arn', 'arn:aws:s3:::' || :bucket,
                                              'config', '{}'::jsonb),
                           '{}', '{"Status": "never enabled"}', '{"Status": "Enabled"}', '', 'approved', 'ada',
                           gen_random_uuid(), now(), 'ben', gen_random_uuid(), now() from found""")
                    .param("account", EMULATED)
                    .param("bucket", bucket)
                    .param("plan", plan)
                    .update();
            wake("fix-run", plan.toString());
        }
    }

    /** Buckets that a fix was asked for. */
    List<String> buckets() {
        return buckets;
    }

    boolean keepsVersions(String bucket) {
        return "Enabled".equals(s3.getBucketVersioning(request -> request.bucket(bucket)).statusAsString());
    }

    /** What is left in the air at the end is looked at without waiting for leases of ten minutes. */
    void hurry() {
        sql.sql("update mail set due_at = now() where state in ('waiting', 'sending')").update();
        sql.sql("update scheduled_tasks set execution_time = now() where not picked and task_name in ('digests', 'post', 'make-binder', 'fix-run')")
                .update();
    }

    /** Mails that were made are sent now, and not at the next round, so that a kill hits their sending. */
    void nudge() {
        sql.sql("""
                update scheduled_tasks set execution_time = now() where task_name = 'post' and not picked
                   and execution_time > now() and exists (select from mail where state = 'waiting' and due_at <= now())""").update();
    }

    private void wake(String task, String instance) {
        sql.sql("""
                insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version) values (?, ?, now(), false, 1)
                on conflict (task_name, task_instance) do update set execution_time = now()
                 where not scheduled_tasks.picked""").params(task, instance).update();
    }

    private static OffsetDateTime old() {
        return OffsetDateTime.parse(OLD);
    }
}
