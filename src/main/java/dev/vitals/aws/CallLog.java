package dev.vitals.aws;

import dev.vitals.inventory.Cause;
import java.util.Map;
import java.util.Set;
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
    private final ConcurrentMap<Operation, AwsFailure> refused = new ConcurrentHashMap<>();
    private final Set<Operation> answered = ConcurrentHashMap.newKeySet();

    void called(String service, String region) {
        of(service, region).calls.increment();
        CallTally.called();
    }

    void throttled(String service, String region) {
        of(service, region).throttled.increment();
        CallTally.slowedDown();
    }

    void failed(String service, String region) {
        of(service, region).failed.increment();
    }

    void answered(String service, String operation) {
        answered.add(Operation.of(service, operation));
    }

    /** Notes a failure where it is one of permission. */
    void failed(String service, String operation, AwsFailure failure) {
        if (failure.cause() == Cause.DENIED || failure.cause() == Cause.DENIED_BY_ORGANIZATION_POLICY) {
            refused.putIfAbsent(Operation.of(service, operation), failure);
        }
    }

    /**
     * The first refusal of each operation that AWS refused for want of permission. An operation stands here with the
     * action that its name suggests; compare by {@link Operation#service} and {@link Operation#name}.
     */
    public Map<Operation, AwsFailure> refused() {
        return Map.copyOf(refused);
    }

    /** The operations that were answered at least once. */
    public Set<Operation> answered() {
        return Set.copyOf(answered);
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
