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
import dev.vitals.postgres.RowCopy;
import dev.vitals.rule.RuleBooks;
import dev.vitals.rule.reported.ReportedJudges;
import dev.vitals.support.Catalogues;
import dev.vitals.support.Clinic;
import dev.vitals.support.TestDatabase;
import dev.vitals.support.Witnesses;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/** Everything that a scan needs, on a real database, with an account whose recording can be exchanged. */
final class Scanning implements AccountOpener {

    private static final CollectorCatalogue COLLECTORS = Catalogues.COLLECTORS;

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
    Runnable whileStoring = () -> {};
    Duration heartbeat = Duration.ofSeconds(30);

    /** The way by which a scan reaches the database; what a test looks up goes there directly. */
    DataSource way = database.dataSource();

    Scanning() {
        accounts.keep(Clinic.account());
    }

    ScanRunner runner() {
        return new ScanRunner(
                List.of(this), COLLECTORS, new ScanStore(JdbcClient.create(way)), keeper(), clock(), heartbeat);
    }

    ScanKeeper keeper() {
        var transactions = transactions();
        return new ScanKeeper(
                COLLECTORS,
                new AttestationReader(people.attestations(), new Organization("Clinic", ZoneOffset.UTC)),
                books,
                new InventoryStore(JdbcClient.create(way), new RowCopy(way), transactions),
                new EvaluationStore(JdbcClient.create(way), new RowCopy(way), transactions),
                new ScanStore(JdbcClient.create(way)),
                events::add,
                transactions);
    }

    /** Stores what a scan of now read. */
    void keep(Inventory inventory) {
        var id = scans.queue(Clinic.ID, "manual", "tester", now);
        scans.begin(id, Clinic.ID, now);
        keeper().keep(new ScanWrite(id, Clinic.ID, now), inventory, ScanCounts.NONE, now);
    }

    UnheardScans unheard() {
        return new UnheardScans(scans, clock(), Duration.ofSeconds(30));
    }

    /** The first transaction of a scan's end tells that it is being stored. */
    private PlatformTransactionManager transactions() {
        return new JdbcTransactionManager(way) {
            @Override
            protected void doBegin(Object transaction, TransactionDefinition definition) {
                whileStoring.run();
                super.doBegin(transaction, definition);
            }
        };
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
