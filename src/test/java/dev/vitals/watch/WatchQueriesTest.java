package dev.vitals.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.page.Organization;
import dev.vitals.scan.UsualInterval;
import dev.vitals.support.MovableClock;
import dev.vitals.support.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database knows of how Vitals does, as the application's own role sees it. */
class WatchQueriesTest {

    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private static final String ONE = "111122223333";
    private static final String OTHER = "444455556666";

    private TestDatabase database;
    private JdbcClient sql;

    @BeforeEach
    void begin() {
        database = TestDatabase.empty();
        sql = JdbcClient.create(database.asTheApplication());
        database.account(ONE);
        database.account(OTHER);
    }

    private void scan(String account, Duration ago, String state, String cause) {
        sql.sql("insert into scan (id, account_id, requested_at, started_at, ended_at, state, trigger, cause)"
                        + " values (?, ?, ?, ?, ?, ?, 'test', ?)")
                .params(UUID.randomUUID(), account, at(ago), at(ago), at(ago), state, cause)
                .update();
    }

    private static OffsetDateTime at(Duration ago) {
        return NOW.minus(ago).atOffset(ZoneOffset.UTC);
    }

    private List<AccountSight> sight() {
        return new SightQueries(sql, new UsualInterval(Duration.ofHours(6))).all();
    }

    private void list(String account, String type, String cause) {
        sql.sql("insert into coverage (account_id, region, type, listed, cause, valid_from, scan_id)"
                        + " values (?, 'us-east-1', ?, ?, ?, now(), gen_random_uuid())")
                .params(account, type, cause == null ? 3 : null, cause)
                .update();
    }

    @Test
    void tellsWhenEachAccountWasReadAndWhy() {
        scan(ONE, Duration.ofHours(9), "complete", null);
        scan(ONE, Duration.ofHours(3), "partial", null);
        scan(ONE, Duration.ofHours(1), "failed", "DENIED");
        scan(ONE, Duration.ofMinutes(1), "cancelled", null);
        list(ONE, "AWS::S3::Bucket", null);
        sql.sql("update account set schedule = 'PT24H' where id = ?")
                .param(OTHER)
                .update();
        scan(OTHER, Duration.ofHours(25), "complete", null);
        var seen = sight();
        assertThat(seen).extracting(each -> each.at(NOW)).containsExactly(Sight.REFUSED, Sight.SEEN);
        assertThat(seen.getFirst().read()).isEqualTo(NOW.minus(Duration.ofHours(3)));
        assertThat(seen.getFirst().whole()).isEqualTo(NOW.minus(Duration.ofHours(9)));
    }

    @Test
    void anAccountOfWhichNothingCanBeReadIsBlindThoughItsScansEnd() {
        scan(ONE, Duration.ofHours(1), "partial", null);
        list(ONE, "AWS::::Account", null);
        list(ONE, "AWS::S3::Bucket", "DENIED_BY_ORGANIZATION_POLICY");
        list(ONE, "AWS::KMS::Key", "DENIED_BY_ORGANIZATION_POLICY");
        list(ONE, "AWS::EC2::VPC", "DENIED");
        scan(OTHER, Duration.ofHours(1), "partial", null);
        list(OTHER, "AWS::S3::Bucket", "DENIED");
        list(OTHER, "AWS::KMS::Key", null);
        assertThat(sight()).extracting(each -> each.at(NOW)).containsExactly(Sight.CLOSED, Sight.SEEN);
    }

    @Test
    void tellsOfWorkThatStandsStill() {
        sql.sql("""
                        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, last_heartbeat, consecutive_failures, version)
                        values ('post', 'x', :old, false, null, 0, 1), ('digests', 'x', :soon, false, null, 3, 1),
                               ('scan-account', 'a', :old, true, :old, 0, 1), ('scan-account', 'b', :old, true, :now, 0, 1)""")
                .param("old", at(Duration.ofMinutes(31)))
                .param("soon", at(Duration.ofMinutes(-5)))
                .param("now", at(Duration.ZERO))
                .update();
        var work = new WorkQueries(sql).at(NOW);
        assertThat(work.tasks())
                .containsExactly(
                        new Work.TaskWork("digests", 1, 0, 0),
                        new Work.TaskWork("post", 0, 1, 0),
                        new Work.TaskWork("scan-account", 0, 1, 2));
        assertThat(work.headFits()).isTrue();
        assertThat(work.mailsWaiting()).isZero();
    }

    @Test
    void countsMailsThatCouldNotBeSentButNotThoseThatMustNot() {
        mail("waiting", "", Duration.ofHours(2));
        mail("refused", "550 no such user", Duration.ofHours(2));
        mail("given_up", "Not sent: the person was deactivated meanwhile.", Duration.ofHours(2));
        mail("given_up", "Given up", Duration.ofDays(3));
        var work = new WorkQueries(sql).at(NOW);
        assertThat(work.mailsWaiting()).isEqualTo(1);
        assertThat(work.mailSince()).isEqualTo(NOW.minus(Duration.ofHours(2)));
        assertThat(work.mailsFailed()).isEqualTo(1);
    }

    private void mail(String state, String answer, Duration ago) {
        sql.sql(
                        "insert into mail (id, kind, recipient, subject, html, plain, message_id, made_at, wanted_at, state, due_at, answer)"
                                + " values (?, 'notice', 'a@b', 's', 'h', 'p', ?, ?, ?, ?, ?, ?)")
                .params(UUID.randomUUID(), UUID.randomUUID().toString(), at(ago), at(ago), state, at(ago), answer)
                .update();
    }

    @Test
    void anAuditHeadThatNamesAnotherHashDoesNotFit() {
        var audit = database.audit(Clock.fixed(NOW.minus(Duration.ofDays(3)), ZoneOffset.UTC));
        audit.record("test.done", "x", null, null);
        assertThat(new WorkQueries(sql).at(NOW).unsignedSince()).isEqualTo(NOW.minus(Duration.ofDays(3)));
        sql.sql("insert into audit_head values ('2026-11-25', 1, decode(repeat('00', 32), 'hex'), 'k', 's', now())")
                .update();
        var work = new WorkQueries(sql).at(NOW);
        assertThat(work.headFits()).isFalse();
        assertThat(work.unsignedSince()).isNull();
    }

    @Test
    void figuresOfAnEmptyDatabaseAreZerosAndNotMissing() {
        var names = figures().stream()
                .filter(figure -> !figure.points().isEmpty())
                .map(Figure::name)
                .collect(Collectors.toSet());
        assertThat(names)
                .contains(
                        "vitals_findings_open",
                        "vitals_findings_overdue",
                        "vitals_scans_under_way",
                        "vitals_live_queues",
                        "vitals_binders",
                        "vitals_live_lag_seconds",
                        "vitals_database_bytes");
    }

    @Test
    void findingsAreCountedBySeverityAndOverdueOnesApart() {
        sql.sql(
                        "insert into resource (id, account_id, region, type, resource_id, arn, name, valid_from, first_seen)"
                                + " overriding system value select n, ?, 'us-east-1', 'AWS::S3::Bucket', n::text, n::text, 'x', now(), now() from generate_series(1, 4) n")
                .param(ONE)
                .update();
        sql.sql("""
                        insert into finding (rule_id, resource_id, account_id, region, type, severity, machine_state, human_state, headline, opened_at, state_since, due_at, accepted_until)
                        select 'r', n, :account, 'us-east-1', 'AWS::S3::Bucket', 'high', 'failing',
                               case n when 2 then 'accepted' when 3 then 'accepted' when 4 then 'false_positive' else 'open' end,
                               'h', now(), now(), :due, case n when 2 then date '2026-11-27' when 3 then date '2026-11-26' end
                          from generate_series(1, 4) n""").param("account", ONE).param("due", at(Duration.ofDays(1))).update();
        assertThat(value("vitals_findings_open", "high", "open")).isEqualTo(1);
        assertThat(value("vitals_findings_open", "high", "accepted")).isEqualTo(2);
        assertThat(value("vitals_findings_open", "critical", "open")).isZero();
        assertThat(value("vitals_findings_overdue", "high", "")).isEqualTo(2);
    }

    private List<Figure> figures() {
        return new FigureQueries(sql, new Organization("x", ZoneId.of("UTC"))).at(NOW);
    }

    private double value(String name, String label, String other) {
        return figures().stream()
                .filter(figure -> figure.name().equals(name))
                .flatMap(figure -> figure.points().stream())
                .filter(point -> point.label().equals(label) && point.other().equals(other))
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    void theDatabaseIsAskedOnceForManyWhoAsk() {
        var asked = new AtomicInteger();
        var clock = MovableClock.at(NOW.toString());
        var recent = new Recent<>(now -> asked.incrementAndGet(), Duration.ofSeconds(10), clock);
        assertThat(recent.get()).isEqualTo(1);
        assertThat(recent.get()).isEqualTo(1);
        clock.pass(Duration.ofSeconds(11));
        assertThat(recent.get()).isEqualTo(2);
    }
}
