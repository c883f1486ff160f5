package dev.vitals.scan;

import dev.vitals.account.Account;
import dev.vitals.account.AccountConnection.Kind;
import dev.vitals.account.AccountStore;
import dev.vitals.aws.CallLog;
import dev.vitals.aws.CannotConnectException;
import dev.vitals.aws.RecordedSession;
import dev.vitals.aws.Recording;
import dev.vitals.collect.CollectorCatalogue;
import dev.vitals.finding.EvaluationStore;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.InventoryStore;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.ScanWrite;
import dev.vitals.page.Organization;
import dev.vitals.rule.RuleBooks;
import dev.vitals.rule.reported.ReportedJudges;
import dev.vitals.support.Clinic;
import dev.vitals.support.TestDatabase;
import dev.vitals.support.Witnesses;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Everything that a scan needs, on a real database, with an account whose recording can be exchanged. */
final class Scanning implements AccountOpener {

    private static final CollectorCatalogue COLLECTORS = CollectorCatalogue.discover();

    final TestDatabase database = TestDatabase.empty();
    final AccountStore accounts = new AccountStore(database.sql(), database.transactions());
    final Witnesses people = new Witnesses(database, ZoneOffset.UTC);
    RuleBooks books = database.books(new ReportedJudges());
    final ScanStore scans = new ScanStore(database.sql());
    final List<Object> events = new ArrayList<>();
    Instant now = Instant.parse("2026-11-02T06:00:00Z");
    Recording recording = Clinic.withSshFrom("0.0.0.0/0");
    boolean open = true;
    Runnable whileReading = () -> {};

    Scanning() {
        accounts.keep(Clinic.account());
    }

    ScanRunner runner() {
        return new ScanRunner(List.of(this), COLLECTORS, scans, keeper(), clock());
    }

    ScanKeeper keeper() {
        return new ScanKeeper(
                COLLECTORS,
                new AttestationReader(people.attestations(), new Organization("Clinic", ZoneOffset.UTC)),
                books,
                new InventoryStore(database.sql(), database.copy(), database.transactions()),
                new EvaluationStore(database.sql(), database.copy(), database.transactions()),
                scans,
                events::add,
                database.transactions());
    }

    /** Stores what a scan of now read. */
    void keep(Inventory inventory) {
        var id = scans.queue(Clinic.ID, "manual", "tester", now);
        scans.begin(id, Clinic.ID, now);
        keeper().keep(new ScanWrite(id, Clinic.ID, now), inventory, ScanCounts.NONE, now);
    }

    /** Queues a scan and runs it. */
    Scan scan() {
        var id = scans.queue(Clinic.ID, "manual", "tester", now);
        runner().run(id, Clinic.account());
        return scans.find(id).orElseThrow();
    }

    Clock clock() {
        return new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    @Override
    public boolean opens(Kind kind) {
        return kind == Kind.RECORDING;
    }

    @Override
    public Opened open(Account account, String session, Instant at, CallLog log) {
        if (!open) {
            throw new CannotConnectException("The role could not be assumed.", null);
        }
        whileReading.run();
        var place = new Place("aws", account.id(), "us-east-1");
        return new Opened(new RecordedSession(recording, place, log), account.regions());
    }
}
