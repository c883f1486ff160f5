package dev.vitals.triage;

import java.time.LocalDate;

/**
 * An acceptance ends within a fortnight. Told once.
 *
 * @param until its last day, in the organization's zone
 * @param findings how many it covers
 */
public record AcceptanceLapsing(long acceptance, LocalDate until, int findings) {}
