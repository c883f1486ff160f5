package dev.vitals.aws;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Keeps every worker together below what an account can bear: one bucket of tokens per account, region and
 * {@link RequestQuota}. A bucket is half as deep as our share of the limit's and starts full; it halves its rate on throttling,
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
        bucket(account, region, call).take(nanos, pause);
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
        private static final double ROUNDING = 1e-9;

        private final ReentrantLock turn = new ReentrantLock(true);

        private final double ceiling;
        private final double burst;
        private double rate;
        private double tokens;
        private long filledAt = Long.MIN_VALUE;

        Bucket(double ceiling, double burst) {
            this.ceiling = ceiling;
            // Calls that leave in time may arrive closer together, by half a second while a JVM is cold.
            this.burst = Math.max(1, burst / 2);
            this.rate = ceiling;
            this.tokens = this.burst;
        }

        /**
         * Takes a token, one caller after the other. It is taken when the caller leaves and not before: whoever was held
         * up on the way would else leave together with those behind, faster than was agreed.
         */
        void take(LongSupplier nanos, LongConsumer pause) {
            try {
                turn.lockInterruptibly();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
            try {
                for (long wait = missing(nanos.getAsLong()); wait > 0; wait = missing(nanos.getAsLong())) {
                    if (Thread.currentThread().isInterrupted()) {
                        return;
                    }
                    pause.accept(wait);
                }
            } finally {
                turn.unlock();
            }
        }

        /** Takes a token, or says how many nanoseconds it is missing for. */
        private synchronized long missing(long now) {
            if (filledAt != Long.MIN_VALUE) {
                tokens = Math.min(burst, tokens + (now - filledAt) / NANOS * rate);
            }
            filledAt = now;
            if (tokens >= 1 - ROUNDING) {
                tokens -= 1;
                return 0;
            }
            return (long) Math.ceil((1 - tokens) / rate * NANOS);
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
