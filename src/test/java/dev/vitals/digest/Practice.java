package dev.vitals.digest;

import com.zaxxer.hikari.HikariDataSource;
import dev.vitals.attestation.Attestations;
import dev.vitals.attestation.Decisions;
import dev.vitals.digest.DigestChoice.Rhythm;
import dev.vitals.finding.EvaluationStore;
import dev.vitals.finding.FindingList;
import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.identity.MemberSight;
import dev.vitals.identity.MemberStore;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.ContentHash;
import dev.vitals.inventory.InventoryStore;
import dev.vitals.inventory.ListCoverage;
import dev.vitals.inventory.ResourceKey;
import dev.vitals.inventory.ScanWrite;
import dev.vitals.inventory.StoredResource;
import dev.vitals.page.Organization;
import dev.vitals.postgres.Alone;
import dev.vitals.postgres.RowSecurity;
import dev.vitals.postgres.Scoped;
import dev.vitals.register.Registers;
import dev.vitals.rule.Evaluation;
import dev.vitals.rule.RuleBooks;
import dev.vitals.rule.RuleCatalogue;
import dev.vitals.rule.RuleDefinition;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import dev.vitals.scan.ScanFinished;
import dev.vitals.score.ScoreStore;
import dev.vitals.support.Catalogues;
import dev.vitals.support.MovableClock;
import dev.vitals.support.TestDatabase;
import dev.vitals.triage.SavedViews;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * A practice with two accounts, each in a group of its own, that is scanned in the mornings, and people who want mails.
 * What they get is made as the application makes it: as the role that row security binds.
 */
final class Practice implements AutoCloseable {

    static final String PRODUCTION = "111122223333";
    static final String STAGING = "444455556666";
    static final String BUCKETS = "AWS::S3::Bucket";
    /** Read once for all tests. */
    private static final RuleCatalogue RULES = Catalogues.RULES;

    static final Organization ORGANIZATION = new Organization("Practice", ZoneId.of("UTC"));

    final TestDatabase database = TestDatabase.empty();
    final MovableClock clock = MovableClock.at("2026-11-24T06:00:00Z");
    final JdbcClient sql;
    final Outbox outbox;
    final DigestChoices choices;
    final MemberStore members;
    final Notices notices;
    final AlertWindow window;
    final Records records = new Records(database, clock);
    private final HikariDataSource pool = new HikariDataSource();
    private final RuleBooks books = new RuleBooks(RULES, List.of(), database.settings());
    private final PlatformTransactionManager transactions;
    private final EvaluationStore evaluations =
            new EvaluationStore(database.sql(), database.copy(), database.transactions());
    private final InventoryStore inventory =
            new InventoryStore(database.sql(), database.copy(), database.transactions());
    private final Links links = new Links("https://vitals.example.org/");
    private WayOut out = WayOut.NONE;

    private Practice() {
        pool.setDataSource(database.asTheApplication());
        pool.setMaximumPoolSize(6);
        pool.setMinimumIdle(1);
        DataSource served = Scoped.before(pool);
        transactions = new JdbcTransactionManager(served);
        sql = JdbcClient.create(served);
        outbox = new Outbox(sql, new Alone(served));
        choices = new DigestChoices(sql);
        members = new MemberStore(sql);
        notices = new Notices(sql);
        window = new AlertWindow(sql, settings(), clock);
        account(PRODUCTION, "Clinic production", "production");
        account(STAGING, "Clinic staging", "staging");
    }

    static Practice open() {
        return new Practice();
    }

    static MailSettings settings() {
        return Mails.settings(25, MailSettings.Tls.NONE);
    }

    private void account(String id, String name, String group) {
        database.account(id);
        database.sql()
                .sql("update account set name = ? where id = ?")
                .params(name, id)
                .update();
        database.sql()
                .sql("with g as (insert into account_group (name) values (?) returning id)"
                        + " insert into account_group_member select id, ? from g")
                .params(group, id)
                .update();
    }

    long group(String name) {
        return database.sql()
                .sql("select id from account_group where name = ?")
                .param(name)
                .query(Long.class)
                .single();
    }

    void goingOutBy(Delivery delivery) {
        out = WayOut.by(delivery);
    }

    /** Somebody with a role on a group, or on everything. */
    UUID person(String name, String role, String group) {
        var id = UUID.randomUUID();
        database.sql()
                .sql(
                        "insert into member (id, issuer, subject, name, mail, created_at) values (?, 'idp', ?, ?, ?, now())")
                .params(id, id.toString(), name, name.toLowerCase(java.util.Locale.ROOT) + "@example.org")
                .update();
        database.sql()
                .sql("insert into member_grant (member_id, role, group_id, origin, granted_by, granted_at)"
                        + " values (?, ?, ?, 'person', 'test', now())")
                .params(id, role, group == null ? null : group(group))
                .update();
        return id;
    }

    /** Somebody who sees everything and gets a digest every day at seven. */
    UUID ada() {
        var ada = person("Ada", "security_engineer", null);
        wanting(ada, choice -> choice);
        return ada;
    }

    /** What somebody wants: a digest every day at seven, but for the change. */
    void wanting(UUID member, UnaryOperator<DigestChoice> change) {
        var first = choices.of(member, ZoneId.of("UTC"), clock.instant());
        var daily = new DigestChoice(
                member,
                "",
                Rhythm.DAILY,
                DayOfWeek.MONDAY,
                LocalTime.of(7, 0),
                ZoneId.of("UTC"),
                DigestScope.ALL,
                null,
                false,
                false,
                false,
                null,
                true,
                first.token(),
                clock.instant(),
                null,
                null);
        var changed = change.apply(daily);
        choices.keep(changed.at(changed.next(clock.instant())));
    }

    /** A scan of buckets, in their order. */
    void scan(String account, Verdict... verdicts) {
        scan(account, Severity.HIGH, verdicts);
    }

    void scan(String account, Severity severity, Verdict... verdicts) {
        var scan = begun(account);
        ended(scan, severity, verdicts);
    }

    /** A scan that has begun and can be seen to run. */
    ScanWrite begun(String account) {
        return scan(account, "running");
    }

    /** The end of a scan: what it found bears the time at which it began. */
    void ended(ScanWrite scan, Severity severity, Verdict... verdicts) {
        var account = scan.account();
        database.sql()
                .sql("update scan set state = 'complete', ended_at = ? where id = ?")
                .params(utc(clock.instant()), scan.id())
                .update();
        var buckets = IntStream.range(0, verdicts.length).mapToObj(number -> bucket(account, number));
        inventory.write(scan, buckets, List.of(read(verdicts.length)));
        var rule = new RuleDefinition("s3-bucket-kms-encryption", "Encrypted", severity, List.of(), String.class, 1);
        evaluations.write(
                scan,
                IntStream.range(0, verdicts.length).mapToObj(number -> {
                    var key = new ResourceKey(account, "us-east-1", BUCKETS, "bucket-" + number);
                    return new Evaluation(rule, key, "arn:aws:s3:::bucket-" + number, severity, verdicts[number]);
                }),
                List.of(read(verdicts.length)));
        window.on(new ScanFinished(scan.id(), account, scan.at()));
    }

    /** A scan to which the list of buckets was kept back. */
    void scanKeptBack(String account) {
        var scan = scan(account, "partial");
        var closed = new ListCoverage(BUCKETS, "us-east-1", null, Cause.DENIED, "s3:ListAllMyBuckets answered 403");
        inventory.write(scan, Stream.empty(), List.of(closed));
        evaluations.write(scan, Stream.empty(), List.of(closed));
        window.on(new ScanFinished(scan.id(), account, scan.at()));
    }

    /** A scan that could not open the account. */
    void scanFailed(String account) {
        scan(account, "failed");
    }

    private ScanWrite scan(String account, String state) {
        var at = clock.instant();
        var scan = new ScanWrite(UUID.randomUUID(), account, at);
        database.sql()
                .sql("insert into scan (id, account_id, requested_at, started_at, ended_at, state, trigger, message)"
                        + " values (?, ?, ?, ?, ?, ?, 'schedule', ?)")
                .params(
                        scan.id(),
                        account,
                        utc(at),
                        utc(at),
                        state.equals("running") ? null : utc(at),
                        state,
                        state.equals("failed")
                                ? "The role arn:aws:iam::" + account + ":role/x could not be assumed."
                                : "")
                .update();
        return scan;
    }

    DigestRound digests() {
        return new DigestRound(
                choices,
                new Settled(sql),
                members,
                sight(),
                views(),
                reader(),
                writer(),
                maker(),
                outbox,
                ORGANIZATION,
                clock,
                transactions);
    }

    AlertRound alerts() {
        return new AlertRound(
                window,
                new AlertQueries(sql),
                new AlertWriter(writer(), links),
                choices,
                members,
                sight(),
                notices,
                told(),
                maker(),
                clock);
    }

    AcceptanceReminder acceptances() {
        return new AcceptanceReminder(
                new AcceptanceFacts(sql),
                new AcceptanceWriter(writer(), links),
                members,
                reminding(),
                ORGANIZATION,
                clock);
    }

    FixNotice fixes() {
        return new FixNotice(sql, members, choices, told(), maker(), links, ORGANIZATION, clock);
    }

    RequestReminder requests() {
        return new RequestReminder(
                new RequestFacts(sql),
                new RequestWriter(SafeguardCatalogue.load(), links),
                members,
                reminding(),
                ORGANIZATION,
                clock);
    }

    private Reminding reminding() {
        return new Reminding(choices, notices, told(), maker(), ORGANIZATION, clock);
    }

    BreakGlassAlert breakGlass() {
        return new BreakGlassAlert(choices, members, new AlertWriter(writer(), links), told(), maker(), clock);
    }

    ReminderRound reminders() {
        return new ReminderRound(attestations(), members, reminding(), ORGANIZATION, links, clock);
    }

    /** Every mail that was made, the oldest first. */
    List<Mail> mails() {
        return sql.sql("select * from mail order by made_at, subject")
                .query((row, number) -> Outbox.mail(row))
                .list();
    }

    private Told told() {
        return new Told(notices, outbox, maker(), clock, transactions);
    }

    private MemberSight sight() {
        return new MemberSight(new RowSecurity(sql));
    }

    private MailMaker maker() {
        return new MailMaker(Mails.HTML, out, settings());
    }

    private DigestWriter writer() {
        return new DigestWriter(books, links);
    }

    private DigestReader reader() {
        return new DigestReader(
                new DigestQueries(sql),
                views(),
                new GapQueries(sql),
                new DueQueries(sql),
                new Registers(sql),
                new ScoreStore(sql, attestations(), transactions),
                ORGANIZATION);
    }

    DigestViews views() {
        return new DigestViews(new SavedViews(sql, clock), new FindingList(sql, books, transactions), ORGANIZATION);
    }

    private Attestations attestations() {
        return new Attestations(
                sql, new Decisions(sql, ORGANIZATION, event -> {}, transactions), new Registers(sql), ORGANIZATION);
    }

    private static StoredResource bucket(String account, int number) {
        var name = "bucket-" + number;
        var config = JsonMapper.shared().createObjectNode();
        var key = new ResourceKey(account, "us-east-1", BUCKETS, name);
        return new StoredResource(key, "arn:aws:s3:::" + name, name, "{}", "{}", ContentHash.of(config, Set.of()));
    }

    private static ListCoverage read(int listed) {
        return new ListCoverage(BUCKETS, "us-east-1", listed, null, "");
    }

    @Override
    public void close() {
        pool.close();
    }

    private static java.time.OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
