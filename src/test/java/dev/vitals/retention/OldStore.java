package dev.vitals.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.audit.Actor;
import dev.vitals.audit.AuditLog;
import dev.vitals.audit.AuditStore;
import dev.vitals.page.Organization;
import dev.vitals.support.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * An old store, and who works on it as the application does. Far in the past, because the database looks at its own clock as
 * well: 15 June 2021, so that what is before June 2015 is old.
 */
abstract class OldStore {

    static final Instant NOW = Instant.parse("2021-06-15T02:40:00Z");
    static final String ACCOUNT = "111122223333";

    final TestDatabase database = TestDatabase.empty();
    private final DataSource application = database.asTheApplication();
    private Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    final JdbcClient owner = database.sql();
    final JdbcClient sql = JdbcClient.create(application);

    @BeforeEach
    final void anAccountAndNoMonths() {
        database.account(ACCOUNT);
        owner.sql("select inhrelid::regclass::text from pg_inherits i join pg_class p on p.oid = i.inhparent"
                        + " where p.relkind = 'p'")
                .query(String.class)
                .list()
                .forEach(month -> owner.sql("drop table " + month).update());
    }

    /** One run by a clock that shows this. */
    final void runAt(String moment) {
        clock = Clock.fixed(Instant.parse(moment), ZoneOffset.UTC);
        run();
    }

    final void run() {
        var transactions = new JdbcTransactionManager(application);
        new Forgetting(
                        new Months(sql),
                        new OldRows(sql),
                        horizon("P6Y"),
                        new RetentionRuns(sql),
                        log(),
                        clock,
                        transactions)
                .run();
    }

    final Horizon horizon(String kept) {
        return new Horizon(sql, kept);
    }

    final Keeping keeping() {
        return new Keeping(sql, horizon("P6Y"), new Months(sql), new OldRows(sql), clock, "P365D", "P90D");
    }

    final Holds holds() {
        return new Holds(
                sql,
                () -> new Actor("Ada", "oidc", ""),
                new Organization("Clinic", ZoneOffset.UTC),
                log(),
                clock,
                new JdbcTransactionManager(application));
    }

    final AuditLog log() {
        return new AuditLog(
                new AuditStore(sql),
                () -> new Actor("Ada", "oidc", ""),
                clock,
                new JdbcTransactionManager(application));
    }

    final void place(String from, @Nullable String to) {
        assertThat(holds().place(new HoldForm(
                        "Matter", "Counsel asked", day(from), to == null ? null : day(to), ACCOUNT)))
                .isEmpty();
    }

    static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    final void drop(String month) {
        sql.sql("select * from drop_month('evaluation_history', cast(? as date))")
                .param(month)
                .query(row -> {});
    }

    final List<String> months() {
        return owner.sql("select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid"
                        + " where i.inhparent = 'evaluation_history'::regclass order by 1")
                .query(String.class)
                .list();
    }

    final void verdict(String until) {
        owner.sql("select ensure_month('evaluation_history', cast(? as timestamptz))")
                .param(until)
                .query(row -> {});
        owner.sql("insert into evaluation_history values ('r', 1, ?, 'pass', null, '', '', '', '', 'high', 1,"
                        + " '2012-01-01Z', gen_random_uuid(), cast(? as timestamptz))")
                .params(ACCOUNT, until)
                .update();
    }

    final void resource(String id, String from, @Nullable String gone, @Nullable String hash) {
        owner.sql("insert into resource (account_id, region, type, resource_id, arn, name, hash, valid_from,"
                        + " first_seen, gone_at) values (:account, 'us-east-1', 'T', :id, 'arn', :id, cast(:hash"
                        + " as bytea), cast(:from as timestamptz), cast(:from as timestamptz), cast(:gone as"
                        + " timestamptz))")
                .param("account", ACCOUNT)
                .param("id", id)
                .param("hash", hash)
                .param("from", from)
                .param("gone", gone)
                .update();
    }

    final void version(String until) {
        owner.sql("select ensure_month('resource_version', cast(? as timestamptz))")
                .param(until)
                .query(row -> {});
        owner.sql("insert into resource_version select id, hash, valid_from, gone_at, gen_random_uuid() from resource")
                .update();
    }

    final void finding(String resource, String state, String opened, @Nullable String resolved) {
        owner.sql("insert into finding (rule_id, resource_id, account_id, region, type, severity, machine_state,"
                        + " headline, opened_at, state_since, resolved_at) select 'r', id, account_id, region,"
                        + " type, 'high', :state, 'h', cast(:opened as timestamptz), cast(:opened as timestamptz),"
                        + " cast(:resolved as timestamptz) from resource where resource_id = :resource")
                .param("state", state)
                .param("opened", opened)
                .param("resolved", resolved)
                .param("resource", resource)
                .update();
        owner.sql("insert into finding_spell (finding_id, account_id, severity, opened_at, closed_at, closed_as)"
                        + " select id, account_id, severity, opened_at, resolved_at, case when resolved_at is not null then 'gone'"
                        + " end from finding")
                .update();
    }

    final void event(String kind, String at) {
        owner.sql("insert into finding_event (finding_id, kind, at) select id, ?, cast(? as timestamptz) from finding")
                .params(kind, at)
                .update();
    }

    final void scan(String at, String state) {
        owner.sql("insert into scan (id, account_id, requested_at, started_at, ended_at, state, trigger) values"
                        + " (gen_random_uuid(), :account, cast(:at as timestamptz), cast(:at as timestamptz),"
                        + " cast(:at as timestamptz), :state, 'schedule')")
                .param("account", ACCOUNT)
                .param("at", at)
                .param("state", state)
                .update();
    }

    final void score(String day) {
        owner.sql("insert into score_day values ('all', cast(? as date), 1, 0, 0, 0, 0, 1, 1, 0, 1, 1, 1, 0, 0,"
                        + " 0, 0, '', '')")
                .param(day)
                .update();
    }

    final void mail(String at) {
        owner.sql("insert into mail (id, kind, recipient, subject, html, plain, message_id, made_at, wanted_at,"
                        + " state, due_at) select gen_random_uuid(), 'test', 'r', 's', 'h', 'p',"
                        + " gen_random_uuid()::text, t, t, 'sent', t from cast(? as timestamptz) t")
                .param(at)
                .update();
    }

    final void attested(long id, int version, String recorded, String signed) {
        owner.sql("insert into attestation_version values (:id, :version, 't', 's', 'o', '2012-01-01', '2012-12-31',"
                        + " '2012-01-01', '2013-01-01', 'Ada', cast(:recorded as timestamptz))")
                .param("id", id)
                .param("version", version)
                .param("recorded", recorded)
                .update();
        owner.sql("insert into attestation_signature values (?, ?, 'Ada', 'Ben', cast(? as timestamptz))")
                .params(id, version, signed)
                .update();
    }

    final List<Long> counts(String... tables) {
        return Stream.of(tables).map(this::count).toList();
    }

    final long count(String table) {
        return database.count(table);
    }

    static boolean counted(String source) {
        try {
            return Files.readString(Path.of(source)).contains("not held(");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
