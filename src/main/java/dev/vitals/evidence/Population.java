package dev.vitals.evidence;

import dev.vitals.inventory.Cause;
import dev.vitals.inventory.TypeName;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was looked at, what was left out and what could not be read: the ground that everything else stands on. */
final class Population {

    private Population() {}

    /**
     * An account of the scope.
     *
     * @param regions to which its scans are limited; empty for every enabled one
     * @param atStart resources at the first moment
     * @param whole scans of the period that read every list to its end
     * @param partly scans of the period that could not read something
     * @param failed scans of the period of which nothing was stored
     */
    record AccountLine(
            String id,
            String name,
            boolean holdsPhi,
            boolean isPaused,
            List<String> regions,
            long atStart,
            long atEnd,
            long whole,
            long partly,
            long failed,
            @Nullable Instant lastWhole) {}

    /** How many resources of a type there were at the end. */
    record KindLine(String type, long accounts, long regions, long resources) {

        public String label() {
            return new TypeName(type).label();
        }
    }

    /**
     * A list that could not be read for a while.
     *
     * @param until null where it still could not at the end
     * @param lasted within the period
     */
    record UnreadLine(
            String account,
            String accountName,
            String region,
            String type,
            Cause cause,
            String detail,
            Instant since,
            @Nullable Instant until,
            Duration lasted) {

        public String label() {
            return new TypeName(type).label();
        }

        /** Whether somebody could do something about it: that a service does not exist in a region is no gap. */
        public boolean isGap() {
            return cause != Cause.UNSUPPORTED;
        }
    }

    /** Days on which no scan read an account, and why. */
    record GapLine(String account, String accountName, LocalDate first, LocalDate last, int days, String cause) {}

    /** Resources that could not be judged at the end, by account, rule and cause. */
    record UnknownLine(String accountName, String rule, Cause cause, long resources, Instant since) {}
}
