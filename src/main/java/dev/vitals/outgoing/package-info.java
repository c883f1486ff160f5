/**
 * What is told to other systems of findings: webhooks, Slack, Jira, Security Hub, a SIEM; the outbox in which it waits, and
 * the log of all that was sent. May use {@code triage}, {@code finding}, {@code aws}, {@code account}, {@code identity},
 * {@code seal} and what stands below them.
 */
@NullMarked
package dev.vitals.outgoing;

import org.jspecify.annotations.NullMarked;
