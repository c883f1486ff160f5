package dev.vitals.finding;

import java.time.Instant;
import java.util.Optional;

/**
 * What counts of findings is another thing than before without a scan of an account: people decided, or a day came, or one
 * resource was read again.
 *
 * @param account the only one of which it is so; empty where it may be any
 */
public record FindingsMoved(Instant at, Optional<String> account) {

    /** Of any accounts. */
    public FindingsMoved(Instant at) {
        this(at, Optional.empty());
    }

    /** Of one account only. */
    public FindingsMoved(Instant at, String account) {
        this(at, Optional.of(account));
    }
}
