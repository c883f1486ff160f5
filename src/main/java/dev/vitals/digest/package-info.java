/**
 * What arrives by mail: digests of changes, alerts for what cannot wait, reminders, notices; the outbox in which they wait,
 * and the ways out of it. May use {@code score}, {@code attestation}, {@code register}, {@code scan}, {@code remediation},
 * {@code room}, {@code triage}, {@code finding}, {@code local}, {@code identity} and what stands below them.
 */
@NullMarked
package dev.vitals.digest;

import org.jspecify.annotations.NullMarked;
