package dev.vitals.evidence;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The decision of two people by which a finding's failures counted as accepted at the end of a period.
 *
 * @param id of the acceptance
 * @param requestedBy who asked for it, and so gave the reason
 * @param measure what is done instead; empty for nothing
 * @param until its last day, in the organization's zone; null for what was called false, which has none
 */
record Approval(
        long id,
        String requestedBy,
        Instant requestedAt,
        String approvedBy,
        Instant approvedAt,
        @Nullable LocalDate until,
        String reason,
        String measure,
        String note) {}
