package dev.vitals.attestation;

import java.time.Instant;

/**
 * Somebody recorded, signed or withdrew something that a score may rest on.
 *
 * @param citation the safeguard that it is about
 */
public record StandingChanged(String citation, Instant at) {}
