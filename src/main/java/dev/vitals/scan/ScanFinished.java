package dev.vitals.scan;

import java.time.Instant;
import java.util.UUID;

/**
 * A scan has stored what it read. Kept in the database until every listener is done with it.
 *
 * @param account the 12-digit account id
 * @param at when the scan began: what it read holds from then on
 */
public record ScanFinished(UUID scan, String account, Instant at) {}
