package dev.vitals.remediation;

import java.time.Instant;

/** The role by which an account is changed, and nothing else is done. */
record FixRole(String account, String arn, String externalId, String namedBy, Instant namedAt) {}
