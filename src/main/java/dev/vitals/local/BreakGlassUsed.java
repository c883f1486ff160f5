package dev.vitals.local;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody came in by the account of Vitals itself, past every identity provider. Published outside the demo only, within
 * the transaction that writes it down.
 *
 * @param address from which they came
 */
public record BreakGlassUsed(UUID member, String name, Instant at, String address) {}
