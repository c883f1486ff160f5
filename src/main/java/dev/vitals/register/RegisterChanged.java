package dev.vitals.register;

import java.time.Instant;

/** Somebody added to a register: what is overdue in it may be other than before. */
public record RegisterChanged(String slug, Instant at) {}
