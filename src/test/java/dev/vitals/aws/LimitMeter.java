package dev.vitals.aws;

import java.util.ArrayList;
import java.util.List;

/**
 * One limit of AWS as AWS keeps it: a bucket of tokens. Remembers when it was asked, so that afterwards can be told how
 * much of the limit was taken.
 */
final class LimitMeter {

    private static final double SECOND = 1e9;

    private final RequestQuota limit;
    private final List<Long> asked = new ArrayList<>();
    private double tokens;
    private long filledAt;
    private long refused;

    LimitMeter(RequestQuota limit, long now) {
        this.limit = limit;
        this.tokens = limit.burst();
        this.filledAt = now;
    }

    /** Whether AWS would answer. What it refuses counts as asked, too. */
    synchronized boolean admits(long now) {
        asked.add(now);
        tokens = Math.min(limit.burst(), tokens + (now - filledAt) / SECOND * limit.perSecond());
        filledAt = now;
        if (tokens < 1) {
            refused++;
            return false;
        }
        tokens -= 1;
        return true;
    }

    synchronized int calls() {
        return asked.size();
    }

    synchronized long refused() {
        return refused;
    }

    /**
     * The part of the limit that was taken at most: over every stretch of time between two calls, however short or long,
     * the calls in it divided by what the bucket can give in that time, which is its depth and what flows in meanwhile. A
     * single call is never too many.
     */
    synchronized double share() {
        double most = 0;
        var times = asked.stream().sorted().mapToLong(Long::longValue).toArray();
        for (int from = 0; from < times.length; from++) {
            for (int to = from + 1; to < times.length; to++) {
                var seconds = (times[to] - times[from]) / SECOND;
                most = Math.max(most, (to - from + 1) / (limit.burst() + limit.perSecond() * seconds));
            }
        }
        return most;
    }
}
