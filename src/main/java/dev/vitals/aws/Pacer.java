package dev.vitals.aws;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Keeps every worker together below what an account can bear: one bucket of tokens per account, region and service. A
 * bucket starts at the share that is ours, halves its rate on throttling and recovers by a twentieth of the share with
 * every answer, and never goes above it.
 */
public final class Pacer {

    private final ConcurrentMap<String, Bucket> buckets = new ConcurrentHashMap<>();
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
    void acquire(String account, String region, String service) {
        var wait = bucket(account, region, service).reserve(nanos.getAsLong());
        var until = nanos.getAsLong() + wait;
        for (long left = wait; left > 0; left = until - nanos.getAsLong()) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            pause.accept(left);
        }
    }

    /** AWS refused the rate. */
    void throttled(String account, String region, String service) {
        bucket(account, region, service).halve();
    }

    /** AWS answered. */
    void answered(String account, String region, String service) {
        bucket(account, region, service).recover();
    }

    /** Calls a second that a bucket lets pass now. */
    double rate(String account, String region, String service) {
        return bucket(account, region, service).rate();
    }

    private Bucket bucket(String account, String region, String service) {
        return buckets.computeIfAbsent(
                account + "/" + region + "/" + service,
                any -> new Bucket(
                        Quota.of(service).perSecond() * share, Quota.of(service).burst() * share));
    }

    /** What AWS publishes or is known to bear, in calls a second per account and region. */
    private record Quota(double perSecond, double burst) {

        static Quota of(String service) {
            return switch (service) {
                case "ec2" -> new Quota(20, 100);
                case "iam" -> new Quota(15, 30);
                case "s3" -> new Quota(200, 200);
                case "cloudtrail", "config" -> new Quota(10, 20);
                case "guardduty", "sns", "kms" -> new Quota(30, 60);
                default -> new Quota(20, 40);
            };
        }
    }

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
            this.burst = Math.max(1, burst);
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
