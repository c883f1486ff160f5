package dev.vitals.scan;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.OperatingSystemMXBean;
import dev.vitals.account.Account;
import dev.vitals.account.AccountConnection;
import dev.vitals.aws.AwsAccess;
import dev.vitals.aws.CallLog;
import dev.vitals.aws.Connection;
import dev.vitals.aws.Pacer;
import dev.vitals.collect.CollectorCatalogue;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.ScanWrite;
import dev.vitals.rule.RuleCatalogue;
import dev.vitals.rule.RuleEngine;
import dev.vitals.rule.Settings;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * Reads, judges and stores accounts of an emulated AWS, all at once, in a JVM of its own, whose heap can be bounded and
 * looked at. A program for {@code bench/run scan}: {@code ScanProbe ENDPOINT ACCOUNTS read|keep}.
 */
public final class ScanProbe {

    private static final CollectorCatalogue COLLECTORS = CollectorCatalogue.discover();
    private static final List<String> REGIONS = List.of("us-east-1");
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final AtomicLong PEAK = new AtomicLong();
    private static final AtomicLong LEFT = new AtomicLong();

    private ScanProbe() {}

    /** The id of the account of a number. */
    public static String account(int number) {
        return "%012d".formatted(111122223333L + number);
    }

    public static void main(String[] arguments) throws Exception {
        watchHeap();
        var endpoint = URI.create(arguments[0]);
        int accounts = Integer.parseInt(arguments[1]);
        var access = new AwsAccess(new Pacer(0.5));
        var log = new CallLog();
        var read = new ArrayList<Inventory>();
        var slowest = new AtomicLong();
        var began = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, accounts)
                    .mapToObj(number -> threads.submit(() -> {
                        var inventory = read(access, endpoint, account(number), log);
                        slowest.accumulateAndGet(System.nanoTime() - began, Math::max);
                        return inventory;
                    }))
                    .toList();
            for (Future<Inventory> one : all) {
                read.add(one.get());
            }
        }
        say("seconds", "%.2f", (System.nanoTime() - began) / 1e9);
        say(
                "resources",
                "%d",
                read.stream().mapToLong(one -> one.resources().size()).sum());
        say("processor", "%.2f", PROCESS.getProcessCpuTime() / 1e9);
        say("calls", "%d", log.calls());
        say("throttled", "%d", log.throttled());
        say("readPeak", "%d", PEAK.get() >> 20);
        say("readLive", "%d", live() >> 20);
        if (arguments[2].equals("keep")) {
            keep(read.getFirst());
        } else {
            judge(read.getFirst());
        }
        say("peak", "%d", PEAK.get() >> 20);
        say("left", "%d", LEFT.get() >> 20);
        System.exit(0);
    }

    private static Inventory read(AwsAccess access, URI endpoint, String account, CallLog log) {
        var connection = new Connection(null, "AKIA" + account, "secret", null, null, endpoint, REGIONS.getFirst());
        var home = access.open(connection, "bench", COLLECTORS.operations(), log, null);
        return new AccountReader(COLLECTORS.collectors()).read(home, REGIONS, Instant.now(), Progress.SILENT);
    }

    private static void judge(Inventory inventory) {
        var verdicts = new LongAdder();
        var began = System.nanoTime();
        new RuleEngine(RuleCatalogue.discover(), COLLECTORS.kinds())
                .judge(inventory, Settings.defaults(), evaluation -> verdicts.increment());
        say("judged", "%.2f", (System.nanoTime() - began) / 1e9);
        say("verdicts", "%d", verdicts.sum());
    }

    private static void keep(Inventory inventory) {
        var scanning = new Scanning();
        scanning.accounts.keep(new Account(
                inventory.account(),
                "Measured",
                "aws",
                AccountConnection.recording("nowhere", REGIONS.getFirst()),
                REGIONS,
                true,
                null,
                false,
                inventory.readAt(),
                List.of()));
        var id = scanning.scans.queue(inventory.account(), "manual", "bench", inventory.readAt());
        scanning.scans.begin(id, inventory.account(), inventory.readAt());
        var began = System.nanoTime();
        var counts = ScanCounts.of(inventory.resources().size(), new CallLog());
        scanning.keeper()
                .keep(
                        new ScanWrite(id, inventory.account(), inventory.readAt()),
                        inventory,
                        counts,
                        inventory.readAt().plusSeconds(1));
        say("kept", "%.2f", (System.nanoTime() - began) / 1e9);
        say("keptLive", "%d", live() >> 20);
    }

    private static long live() {
        for (int i = 0; i < 3; i++) System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** Notes the most that the heap ever held, and the most that was left by a collection. */
    private static void watchHeap() {
        for (var collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector)
                    .addNotificationListener(
                            (notice, any) -> {
                                var gc = GarbageCollectionNotificationInfo.from((CompositeData) notice.getUserData())
                                        .getGcInfo();
                                PEAK.accumulateAndGet(heap(gc.getMemoryUsageBeforeGc()), Math::max);
                                LEFT.accumulateAndGet(heap(gc.getMemoryUsageAfterGc()), Math::max);
                            },
                            null,
                            null);
        }
    }

    private static long heap(Map<String, MemoryUsage> pools) {
        var onHeap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(pool -> pool.getName())
                .collect(Collectors.toSet());
        return pools.entrySet().stream()
                .filter(pool -> onHeap.contains(pool.getKey()))
                .mapToLong(pool -> pool.getValue().getUsed())
                .sum();
    }

    private static void say(String what, String format, Object value) {
        System.out.println(what + "=" + format.formatted(value));
    }
}
