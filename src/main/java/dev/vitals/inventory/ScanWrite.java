package dev.vitals.inventory;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/**
 * The scan on whose behalf something is stored.
 *
 * @param account the 12-digit account id
 * @param at when the scan began: what it read holds from then on
 */
public record ScanWrite(UUID id, String account, Instant at) {

    /** PostgreSQL keeps microseconds; finer times would not compare equal to themselves once stored. */
    public ScanWrite {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    /** What statements on behalf of the scan take: {@code :scan}, {@code :account}, {@code :at}. */
    public Map<String, Object> parameters() {
        return Map.of("scan", id, "account", account, "at", at.atOffset(ZoneOffset.UTC));
    }
}
