package dev.vitals.room;

import dev.vitals.file.EvidenceFiles;
import dev.vitals.file.FileLimits;
import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.identity.Grant;
import dev.vitals.identity.Member;
import dev.vitals.identity.Role;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.ListCoverage;
import dev.vitals.page.Organization;
import dev.vitals.page.Period;
import dev.vitals.postgres.ScopedDatabase;
import dev.vitals.rule.Verdict;
import dev.vitals.score.Scopes;
import dev.vitals.support.Catalogues;
import dev.vitals.support.Ledger;
import dev.vitals.support.Ledger.Entry;
import dev.vitals.support.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * Two accounts over ten days of October. Ours has twelve buckets without versions, of which records-01 is mended on the
 * fifth; a new one comes on the eighth, and theirs has one. On the ninth nobody could list ours.
 */
final class AuditRoom {

    static final String OURS = "111122223333";
    static final String THEIRS = "444455556666";
    static final String VERSIONS = "164.312(c)(1)";
    static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");

    final TestDatabase database = TestDatabase.empty();
    final JdbcClient sql;
    final Questions questions;
    final SampleStore store;
    final Samples samples;
    final RequestStore requestStore;
    final Requests requests;
    final List<Object> told = new ArrayList<>();
    final EvidenceFiles files;
    private final Ledger ledger = new Ledger(database);

    AuditRoom() {
        var organization = new Organization("Riverside Clinic", ZoneOffset.UTC);
        var clock = Clock.fixed(NOW, ZoneOffset.UTC);
        var source = ScopedDatabase.of(database);
        var transactions = new JdbcTransactionManager(source);
        sql = JdbcClient.create(source);
        questions = new Questions(
                SafeguardCatalogue.load(),
                database.books(),
                Catalogues.COLLECTORS,
                new Scopes(sql),
                sql,
                organization,
                Optional::empty,
                clock);
        store = new SampleStore(sql);
        samples = new Samples(
                new JudgedReader(sql),
                new SampleFiles(new ItemReader(sql), organization),
                store,
                database.audit(clock),
                clock,
                transactions);
        requestStore = new RequestStore(sql);
        files = EvidenceFiles.inDatabase(sql, FileLimits.usual(), clock, transactions);
        requests = new Requests(
                requestStore, files, Optional::empty, database.audit(clock), told::add, clock, transactions);
        database.account(OURS);
        database.account(THEIRS);
    }

    static LocalDate day(int number) {
        return LocalDate.parse("2026-10-01").plusDays(number - 1L);
    }

    static Instant at(int day) {
        return day(day).atTime(6, 0).toInstant(ZoneOffset.UTC);
    }

    void live() {
        for (int day = 1; day <= 8; day++) {
            scan(OURS, day, ours(day));
            scan(THEIRS, day, Entry.bucket("their-records", Verdict.fail("their-records keeps no versions")));
        }
        ledger.scan(
                OURS,
                at(9),
                List.of(new ListCoverage("AWS::S3::Bucket", "us-west-2", null, Cause.DENIED, "s3:ListBuckets 403")));
        scan(OURS, 10, ours(10));
    }

    void scan(String account, int day, Entry... entries) {
        ledger.scan(account, at(day), entries);
    }

    static Entry[] ours(int day) {
        var entries = new ArrayList<Entry>();
        for (int number = 1; number <= 12; number++) {
            var id = "records-%02d".formatted(number);
            entries.add(Entry.bucket(
                            id,
                            number == 1 && day >= 5
                                    ? Verdict.pass()
                                    : Verdict.fail("%s keeps no versions".formatted(id)))
                    .config("{\"Name\": \"%s\", \"On\": %s}".formatted(id, number == 1 && day >= 5)));
        }
        if (day >= 8) {
            entries.add(Entry.bucket("new-records", Verdict.pass()));
        }
        return entries.toArray(Entry[]::new);
    }

    /** Ben asks that the risk of a bucket be accepted, and Cleo does so. */
    void accepted(String bucket, int asked, int approved) {
        var ben = person("ben", Role.SECURITY_ENGINEER, null);
        var cleo = person("cleo", Role.COMPLIANCE_OFFICER, null);
        database.sql()
                .sql("""
                        with one as (
                            insert into acceptance (kind, reach, accounts, reason, until, findings, critical, state,
                                   requested_by, requested_name, requested_at, requested_on, decided_by, decided_name,
                                   decided_at)
                            values ('risk', 'findings', array[:account], 'Copies only.', '2026-12-31', 1, 0, 'approved',
                                    :ben, 'ben', :asked, :day, :cleo, 'cleo', :approved)
                            returning id)
                        insert into acceptance_finding (acceptance_id, finding_id, account_id, fingerprint, was, held_from)
                        select one.id, f.id, f.account_id, '', 'open', :approved
                          from one, finding f join resource r on r.id = f.resource_id where r.resource_id = :bucket""")
                .param("account", OURS)
                .param("ben", ben.id())
                .param("cleo", cleo.id())
                .param("day", day(asked))
                .param("asked", at(asked).atOffset(ZoneOffset.UTC))
                .param("approved", at(approved).atOffset(ZoneOffset.UTC))
                .param("bucket", bucket)
                .update();
    }

    Question question(int first, int last) {
        return question("all", first, last);
    }

    Question question(String scope, int first, int last) {
        return questions.of(
                new RoomForm(VERSIONS, day(first).toString(), day(last).toString(), scope));
    }

    Population population(int first, int last) {
        return samples.population(question(first, last));
    }

    PopulationLine line(int first, int last, String id) {
        return population(first, last).lines().stream()
                .filter(line -> line.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Somebody with a role on every account, kept as a member. */
    Member person(String name, Role role, Period period) {
        return person(name, new Grant(1, role, null, null, Set.of(), "person", null, period));
    }

    /** An engineer who sees one account. */
    Member engineerOf(String account) {
        return person("eve", new Grant(1, Role.SECURITY_ENGINEER, 7L, "group", Set.of(account), "person", null, null));
    }

    private Member person(String name, Grant grant) {
        var id = UUID.randomUUID();
        database.sql()
                .sql(
                        "insert into member (id, issuer, subject, name, created_at) values (?, 'local', ?, ?, '2026-01-01Z')")
                .params(id, name + id, name)
                .update();
        return new Member(id, "local", name, name, "", true, NOW, null, List.of(grant));
    }

    Sample draw(Question question, int n, String seed) throws Samples.RefusedDrawException {
        return samples.draw(question, n, seed, "", person("ada", Role.AUDITOR, null));
    }

    List<String> drawn(Sample sample) {
        return store.items(sample.id()).stream().map(Sample.Item::resource).toList();
    }

    static List<String> ids(Population population) {
        return population.lines().stream().map(PopulationLine::id).toList();
    }

    static Period period(int first, int last) {
        return new Period(day(first), day(last));
    }
}
