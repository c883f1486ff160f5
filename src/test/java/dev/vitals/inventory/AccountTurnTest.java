package dev.vitals.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.support.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Two and three at one account, each on a connection of its own. */
class AccountTurnTest {

    private static final String ACCOUNT = "111122223333";
    private static final String OTHER = "444455556666";
    private static final String TYPE = "AWS::EC2::SecurityGroup";
    private static final String REGION = "us-east-1";
    private static final Instant MONDAY = Instant.parse("2026-11-02T06:00:00Z");
    private static final String HOLDER = """
            select pid from pg_locks where locktype = 'advisory' and granted and mode = 'ExclusiveLock'
               and (classid::bigint << 32 | objid::bigint) = hashtextextended('account ' || ?, 0)""";

    private static final String WAITING = """
            select count(*) from pg_locks where locktype = 'advisory' and not granted
               and (classid::bigint << 32 | objid::bigint) = hashtextextended('account ' || ?, 0)""";

    private final TestDatabase database = TestDatabase.empty();
    private final InventoryStore store = new InventoryStore(database.sql(), database.copy(), database.transactions());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger inside = new AtomicInteger();

    @BeforeEach
    void accounts() {
        database.account(ACCOUNT);
        database.account(OTHER);
    }

    @AfterEach
    void end() {
        threads.close();
    }

    @Test
    void threeAtOneAccountStoreOneAfterTheOther() throws Exception {
        var most = new AtomicInteger();
        var done = new ArrayList<Future<?>>();
        for (int n = 0; n < 3; n++) {
            var scan = scan(ACCOUNT, n);
            done.add(threads.submit(() -> write(scan, () -> {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                pause();
                inside.decrementAndGet();
            })));
        }
        for (Future<?> one : done) {
            one.get();
        }
        assertThat(most).hasValue(1);
        assertThat(stored()).as("the newest, whoever came first").containsExactly("sg-1 scan 2");
    }

    @Test
    void nobodyWaitsForAnotherAccount() throws Exception {
        var both = new CountDownLatch(2);
        var ours = threads.submit(() -> write(scan(ACCOUNT, 0), () -> meet(both)));
        var theirs = threads.submit(() -> write(scan(OTHER, 0), () -> meet(both)));
        ours.get();
        theirs.get();
        assertThat(stored()).hasSize(2);
    }

    @Test
    void whoDiesInItsTurnStoresNothingAndTheNextHasItAtOnce() throws Exception {
        dies(1);
    }

    @Test
    void ofTwoThatWaitForOneThatDiesOneAfterTheOtherHasIt() throws Exception {
        dies(2);
    }

    /** The latest of all has the turn, is half way through its copy, and loses its connection while others wait. */
    private void dies(int waiting) throws Exception {
        var hasIt = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var dying = threads.submit(() -> write(scan(ACCOUNT, 9), () -> {
            hasIt.countDown();
            await(goOn);
        }));
        await(hasIt);
        var others = IntStream.range(0, waiting)
                .mapToObj(n -> threads.submit(() -> write(scan(ACCOUNT, n), () -> {})))
                .toList();
        Awaitility.await().until(() -> waiting(ACCOUNT) == waiting);
        assertThat(stored()).isEmpty();

        terminate(holder(ACCOUNT));
        for (Future<?> other : others) {
            other.get();
        }
        goOn.countDown();

        assertThatThrownBy(dying::get).isInstanceOf(ExecutionException.class);
        assertThat(stored()).containsExactly("sg-1 scan " + (waiting - 1));
        assertThat(database.sql()
                        .sql("select count(*) from content where body::text like '%scan 9%'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(database.count("coverage")).as("of those that live").isBetween(1L, (long) waiting);
        assertThat(waiting(ACCOUNT)).isZero();
    }

    @Test
    void whoLosesItsTurnAfterItHasStoredHalfLosesAllOfIt() {
        var whole = new TransactionTemplate(database.transactions());
        assertThatThrownBy(() -> whole.executeWithoutResult(any -> {
                    write(scan(ACCOUNT, 9), () -> {});
                    elsewhere(() -> {
                        terminate(holder(ACCOUNT));
                        write(scan(ACCOUNT, 1), () -> {});
                    });
                    store.gone(scan(ACCOUNT, 10), key(ACCOUNT));
                }))
                .isInstanceOf(RuntimeException.class);
        assertThat(stored()).containsExactly("sg-1 scan 1");
    }

    /** On connections of its own, within a transaction of this thread. */
    private void elsewhere(Runnable deed) {
        try {
            threads.submit(deed).get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new AssertionError(failure);
        }
    }

    private void write(ScanWrite scan, Runnable inTheMiddle) {
        var number = Duration.between(MONDAY, scan.at()).toHours();
        var resource = new Resource<>(key(scan.account()), "arn:sg-1", "sg-1", Map.of(), "");
        var config = JsonMapper.shared().createObjectNode().put("Description", "scan " + number);
        store.write(
                scan,
                Stream.of(StoredResource.of(resource, config, Set.of())).peek(any -> inTheMiddle.run()),
                List.of(new ListCoverage(TYPE, REGION, 1, null, "")));
    }

    private static ScanWrite scan(String account, int number) {
        return new ScanWrite(UUID.randomUUID(), account, MONDAY.plus(Duration.ofHours(number)));
    }

    private static ResourceKey key(String account) {
        return new ResourceKey(account, REGION, TYPE, "sg-1");
    }

    private List<String> stored() {
        return database.sql()
                .sql(
                        "select r.resource_id || ' ' || (c.body ->> 'Description') from resource r join content c using (hash) order by 1")
                .query(String.class)
                .list();
    }

    private int holder(String account) {
        return database.sql().sql(HOLDER).param(account).query(Integer.class).single();
    }

    private long waiting(String account) {
        return database.sql().sql(WAITING).param(account).query(Long.class).single();
    }

    private void terminate(int backend) {
        database.sql()
                .sql("select pg_terminate_backend(?, 5000)")
                .param(backend)
                .query(Boolean.class)
                .single();
    }

    private static void meet(CountDownLatch both) {
        both.countDown();
        await(both);
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("Nobody came");
            }
        } catch (InterruptedException cut) {
            throw new AssertionError(cut);
        }
    }

    private static void pause() {
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
}
