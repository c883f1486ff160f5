package dev.vitals.aws;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Keeps every worker together below what an account can bear: one bucket of tokens per account, region and
 * {@link RequestQuota}. A bucket is as deep as our share of the limit's and starts full; it halves its rate on throttling,
 * recovers by a twentieth of the share with every answer, and never goes above it.
 */
public final class Pacer {

    private final ConcurrentMap<Key, Bucket> buckets = new ConcurrentHashMap<>();
    private final double share;
    private final LongSupplier nanos;
    private final LongConsumer pause;

    /**
     * @param share the part of each published limit that Vitals may take, 0 to 1
     */
    public Pacer(double share) {
        this(share, System::nanoTime, LockSupport::parkNanos);
    }

    Pacer(double share, LongSupplier nanos, LongConsumer pause) {
        this.share = share;
        this.nanos = nanos;
        this.pause = pause;
    }

    /** Waits until one call may leave. */
    void acquire(String account, String region, Operation call) {
        var wait = bucket(account, region, call).reserve(nanos.getAsLong());
        var until = nanos.getAsLong() + wait;
        for (long left = wait; left > 0; left = until - nanos.getAsLong()) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            pause.accept(left);
        }
    }

    /** AWS refused the rate. */
    void throttled(String account, String region, Operation call) {
        bucket(account, region, call).halve();
    }

    /** AWS answered. */
    void answered(String account, String region, Operation call) {
        bucket(account, region, call).recover();
    }

    /** Calls a second that a bucket lets pass now. */
    double rate(String account, String region, Operation call) {
        return bucket(account, region, call).rate();
    }

    private Bucket bucket(String account, String region, Operation call) {
        var quota = RequestQuota.of(call.service(), call.name(), region);
        var key = new Key(account, region, quota.serves(call.service()));
        return buckets.computeIfAbsent(key, any -> new Bucket(quota.perSecond() * share, quota.burst() * share));
    }

    /** Where tokens are shared. */
    private record Key(String account, String region, String calls) {}

    private static final class Bucket {

        private static final double LOWEST = 0.25;
        private static final double NANOS = 1e9;

        private final double ceiling;
        private final double burst;
        private double rate;
        private double tokens;
        private long filledAt = Long.MIN_VALUE;

        Bucket(double ceiling, double burst) {
            this.ceiling = ceiling;
            // Calls that leave in time may arrive closer together: one less than would be allowed.
            this.burst = Math.max(1, burst - 1);
            this.rate = ceiling;
            this.tokens = this.burst;
        }

        /** Takes a token, on credit if need be, and says how many nanoseconds to wait for it. */
        synchronized long reserve(long now) {
            if (filledAt != Long.MIN_VALUE) {
                tokens = Math.min(burst, tokens + (now - filledAt) / NANOS * rate);
            }
            filledAt = now;
            tokens -= 1;
            return tokens >= 0 ? 0 : (long) (-tokens / rate * NANOS);
        }

        synchronized void halve() {
            rate = Math.max(LOWEST, rate / 2);
            tokens = Math.min(tokens, 0);
        }

        synchronized void recover() {
            rate = Math.min(ceiling, rate + ceiling / 20);
        }

        synchronized double rate() {
            return rate;
        }
    }
}
