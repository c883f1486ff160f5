package dev.vitals.outgoing;

import dev.vitals.identity.MemberStore;
import dev.vitals.identity.StandIn;
import dev.vitals.postgres.Alone;
import dev.vitals.rule.Verdict;
import dev.vitals.seal.Seal;
import dev.vitals.support.Ledger;
import dev.vitals.support.MovableClock;
import dev.vitals.support.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.transaction.PlatformTransactionManager;

/** Two accounts whose findings open and close by real scans, and all that tells others of it. */
final class Exchange {

    static final String OURS = "111122223333";
    static final String THEIRS = "444455556666";
    static final String KEY = "a key of signatures";

    final TestDatabase database = TestDatabase.empty();
    final MovableClock clock = MovableClock.at("2026-11-24T06:00:00Z");
    final Deliveries deliveries = new Deliveries(database.sql(), new Alone(database.dataSource()));
    final DeliveryList log = new DeliveryList(database.sql());
    final DestinationStore destinations = new DestinationStore(database.sql(), seal());
    final EventRound events = events(database.transactions());
    final Calls calls = new Calls(clock);
    private final Ledger ledger = new Ledger(database);
    private final Map<String, Map<String, Ledger.Entry>> groups = new HashMap<>();

    Exchange() {
        database.account(OURS);
        database.account(THEIRS);
    }

    EventRound events(PlatformTransactionManager transactions) {
        return new EventRound(database.sql(), database.books(), "https://vitals.example.org/", clock, transactions);
    }

    Courier courier(Way... ways) {
        return new Courier(deliveries, destinations, List.of(ways), clock);
    }

    Courier webhooks() {
        return courier(new WebhookWay(calls, clock));
    }

    DestinationDesk desk(Courier courier) {
        return new DestinationDesk(
                destinations,
                deliveries,
                courier,
                events,
                StandIn.current(new MemberStore(database.sql()), clock),
                database.audit(clock),
                clock,
                database.transactions());
    }

    /** A destination that is told everything of every account. */
    Destination destination(Kind kind, String address) {
        return destination(kind, address, null, "low", Map.of());
    }

    Destination destination(Kind kind, String address, Long group, String least, Map<String, String> settings) {
        var destination = new Destination(
                UUID.randomUUID(),
                "Other side",
                kind,
                kind == Kind.SECURITY_HUB ? address : address.replaceFirst("(://[^/]*).*", "$1"),
                settings,
                group,
                least,
                List.of(Happening.values()),
                true,
                "Ada",
                clock.instant(),
                0,
                clock.instant(),
                "",
                null);
        destinations.keep(destination, new Secrets(address, KEY));
        return destination;
    }

    /** A scan that sees a security group that lets the world in, or not. */
    void scan(String account, String group, Verdict verdict) {
        var seen = groups.computeIfAbsent(account, any -> new LinkedHashMap<>());
        seen.put(group, Ledger.Entry.group(group, verdict));
        ledger.scan(account, clock.instant(), seen.values().toArray(Ledger.Entry[]::new));
    }

    void opens(String group) {
        scan(OURS, group, failing(group + " is open"));
    }

    void passes(String group) {
        scan(OURS, group, Verdict.pass());
    }

    static Verdict failing(String message) {
        return Verdict.fail(message);
    }

    /** Rounds every so often for so long. */
    void rounds(Courier courier, Duration time, Duration every) {
        var end = clock.instant().plus(time);
        while (clock.instant().isBefore(end)) {
            events.round();
            courier.round();
            clock.pass(every);
        }
    }

    List<Delivery> all() {
        return log.page(new DeliveryList.Filter("", ""), 1, 200).rows();
    }

    Delivery only() {
        var all = all();
        if (all.size() != 1) {
            throw new AssertionError(all);
        }
        return all.getFirst();
    }

    private static Seal seal() {
        try {
            return new Seal("", Files.createTempDirectory("vitals-seal"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
