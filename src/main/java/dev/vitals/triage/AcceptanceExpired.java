package dev.vitals.triage;

import java.time.LocalDate;

/**
 * An acceptance has ended by its day; what it covered and still fails is open again.
 *
 * @param until its last day, in the organization's zone
 */
public record AcceptanceExpired(long acceptance, LocalDate until) {}
