package dev.vitals.aws;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts the calls of one scan, by service and region. Safe for many threads. */
public final class CallLog {

    private static final class Counters {
        private final LongAdder calls = new LongAdder();
        private final LongAdder throttled = new LongAdder();
        private final LongAdder failed = new LongAdder();
    }

    /** What one service in one region cost. */
    public record Count(long calls, long throttled, long failed) {}

    private final ConcurrentMap<String, Counters> counters = new ConcurrentHashMap<>();

    void called(String service, String region) {
        of(service, region).calls.increment();
    }

    void throttled(String service, String region) {
        of(service, region).throttled.increment();
    }

    void failed(String service, String region) {
        of(service, region).failed.increment();
    }

    /** All calls so far, retries among them. */
    public long calls() {
        return counters.values().stream()
                .mapToLong(counter -> counter.calls.sum())
                .sum();
    }

    /** All calls so far that AWS refused for their rate. */
    public long throttled() {
        return counters.values().stream()
                .mapToLong(counter -> counter.throttled.sum())
                .sum();
    }

    /** The counts by {@code service/region}. */
    public Map<String, Count> counts() {
        var counts = new TreeMap<String, Count>();
        counters.forEach((key, counter) ->
                counts.put(key, new Count(counter.calls.sum(), counter.throttled.sum(), counter.failed.sum())));
        return counts;
    }

    private Counters of(String service, String region) {
        return counters.computeIfAbsent(service + "/" + region, any -> new Counters());
    }
}
