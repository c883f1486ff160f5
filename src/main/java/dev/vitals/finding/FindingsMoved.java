package dev.vitals.finding;

import java.time.Instant;

/** What counts of findings is another thing than before without a scan of an account: people decided, or a day came. */
public record FindingsMoved(Instant at) {}
