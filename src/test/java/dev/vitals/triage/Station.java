package dev.vitals.triage;

import dev.vitals.audit.AuditLog;
import dev.vitals.finding.FindingFilter;
import dev.vitals.finding.FindingList;
import dev.vitals.identity.Grant;
import dev.vitals.identity.Member;
import dev.vitals.identity.People;
import dev.vitals.identity.Role;
import dev.vitals.page.Organization;
import dev.vitals.page.Period;
import dev.vitals.rule.Verdict;
import dev.vitals.scan.ScanFinished;
import dev.vitals.support.Ledger;
import dev.vitals.support.TestDatabase;
import dev.vitals.support.TurnedClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Two accounts, people, and everything of this package, by a clock that is turned. */
final class Station {

    static final String CLINIC = "111122223333";
    static final String LAB = "444455556666";
    static final Instant MONDAY = Instant.parse("2026-11-02T06:00:00Z");

    final TestDatabase database = TestDatabase.empty();
    final TurnedClock clock = new TurnedClock(MONDAY);
    final Organization organization = new Organization("Clinic", ZoneId.of("America/Chicago"));
    final Ledger ledger = new Ledger(database);
    final FindingList findings = new FindingList(database.sql(), database.books(), database.transactions());
    final List<Object> told = new ArrayList<>();
    final AuditLog audit = database.audit(clock);
    final Picked picked = new Picked(database.sql(), findings, organization, clock);
    final People people = new People(database.sql());
    final Owners owners = new Owners(database.sql(), people);
    final DueDates dues = new DueDates(database.sql(), organization, clock);
    final OwnerRules rules = new OwnerRules(database.sql(), clock);
    final AfterScan afterScan = new AfterScan(rules, dues, database.transactions());
    final Desk desk =
            new Desk(database.sql(), picked, owners, dues, audit, organization, told::add, database.transactions());
    final Talk talk = new Talk(database.sql(), desk, people, audit, clock, database.transactions());
    final Acceptances acceptances =
            new Acceptances(database.sql(), picked, dues, audit, told::add, database.transactions());
    final AcceptanceClock acceptanceClock =
            new AcceptanceClock(database.sql(), audit, told::add, dues, organization, clock, database.transactions());
    Optional<Period> period = Optional.empty();
    final AcceptanceList list = new AcceptanceList(database.sql(), findings, picked, () -> period, organization);
    final Member ana = member("ana", Role.SECURITY_ENGINEER, null);
    final Member ben = member("ben", Role.COMPLIANCE_OFFICER, null);
    final Member cleo = member("cleo", Role.COMPLIANCE_OFFICER, null);

    Station() {
        database.account(CLINIC);
        database.account(LAB);
    }

    /** Somebody with a role, on every account or on one only. */
    Member member(String name, Role role, @Nullable String account) {
        var id = UUID.randomUUID();
        database.sql()
                .sql("insert into member (id, issuer, subject, name, created_at) values (?, 'test', ?, ?, ?)")
                .params(id, name + id, name, MONDAY.atOffset(ZoneOffset.UTC))
                .update();
        var grant = new Grant(
                1,
                role,
                account == null ? null : 1L,
                null,
                account == null ? Set.of() : Set.of(account),
                "person",
                null,
                null);
        return new Member(id, "test", name, name, "", true, MONDAY, null, List.of(grant));
    }

    /** A scan of the clinic that sees these groups, at the time that the clock shows. */
    void scan(Ledger.Entry... entries) {
        ledger.scan(CLINIC, clock.instant(), entries);
        afterScan.on(new ScanFinished(UUID.randomUUID(), CLINIC, clock.instant()));
    }

    /** Lets one thing happen while another has been done and is not yet committed. */
    <T> T meanwhile(Supplier<?> first, Callable<T> second) throws Exception {
        try (var thread = Executors.newSingleThreadExecutor()) {
            return new TransactionTemplate(database.transactions())
                    .execute(any -> {
                        first.get();
                        var done = thread.submit(second);
                        LockSupport.parkNanos(Duration.ofMillis(700).toNanos());
                        return done;
                    })
                    .get();
        }
    }

    /** Does something as the application does for who may see one account: the row policies bind. */
    <T> T seeingOnly(String account, Supplier<T> deed) {
        return new TransactionTemplate(database.transactions()).execute(any -> {
            database.sql().sql("set local role vitals_app").update();
            database.sql()
                    .sql("select set_config('vitals.accounts', ?, true)")
                    .param(account)
                    .query(String.class)
                    .single();
            return deed.get();
        });
    }

    static Ledger.Entry open(String id) {
        return open(id, "0.0.0.0/0");
    }

    static Ledger.Entry open(String id, String to) {
        return Ledger.Entry.group(id, Verdict.fail(id + " opens SSH to " + to));
    }

    static Ledger.Entry shut(String id) {
        return Ledger.Entry.group(id, Verdict.pass());
    }

    long id(String resource) {
        return database.sql()
                .sql("select f.id from finding f join resource r on r.id = f.resource_id where r.resource_id = ?")
                .param(resource)
                .query(Long.class)
                .single();
    }

    /** People's state as the table holds it, and whether it counts as open today. */
    String state(String resource) {
        return database.sql()
                .sql("select human_state from finding where id = ?")
                .param(id(resource))
                .query(String.class)
                .single();
    }

    boolean isOpen(String resource) {
        return openIds().contains(id(resource));
    }

    List<Long> openIds() {
        return database.sql()
                .sql(FindingList.ids(FindingFilter.none()))
                .params(findings.values(FindingFilter.none(), picked.now()))
                .query(Long.class)
                .list();
    }

    LocalDate today() {
        return organization.dayOf(clock.instant());
    }

    AcceptanceRequest asking(String resource, int days) {
        return new AcceptanceRequest(
                "risk",
                Selection.of(id(resource)),
                "A bastion needs it",
                "Only with a key",
                today().plusDays(days),
                1,
                null);
    }

    /** Accepted by two people for so many days. */
    long accepted(String resource, int days) {
        var id = acceptances.request(ana, asking(resource, days)).id();
        acceptances.approve(ben, id, "");
        return id;
    }

    String told(String resource) {
        return String.join(
                " ",
                database.sql()
                        .sql("select kind from finding_event where finding_id = ? order by id")
                        .param(id(resource))
                        .query(String.class)
                        .list());
    }
}
