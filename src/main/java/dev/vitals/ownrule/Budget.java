package dev.vitals.ownrule;

import dev.vitals.inventory.Cause;
import dev.vitals.rule.Verdict;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The time that one rule may take of one scan; what comes after that is not tried, so that no rule holds up a scan. */
final class Budget {

    static final Duration TIME = Duration.ofSeconds(10);

    private final AtomicLong left = new AtomicLong(TIME.toNanos());
    private final LongSupplier nanos;

    /** @param nanos a clock that only runs on */
    Budget(LongSupplier nanos) {
        this.nanos = nanos;
    }

    static Budget ofScan() {
        return new Budget(System::nanoTime);
    }

    boolean isUsed() {
        return left.get() <= 0;
    }

    /** The verdict, or that there was no time left for one. */
    Verdict judge(Supplier<Verdict> judgement) {
        if (isUsed()) {
            return new Verdict.Unknown(
                    Cause.NOT_JUDGED,
                    "not tried, because the rule took longer than %d seconds on others".formatted(TIME.toSeconds()));
        }
        var began = nanos.getAsLong();
        try {
            return judgement.get();
        } finally {
            left.addAndGet(began - nanos.getAsLong());
        }
    }
}
