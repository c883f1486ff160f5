package dev.vitals.collect.macie;

import java.time.Instant;

/** What Vitals keeps of a finding: never what was found, only where.  */
public record MacieFinding(String id, String type, String bucket, Instant createdAt) {}
