/**
 * How a finding is fixed with approval: a plan that one person makes and another approves, run by a role that serves
 * nothing else, proved by a new reading, taken back on request. May use {@code triage}, {@code scan}, {@code identity}
 * and what stands below them.
 */
@NullMarked
package dev.vitals.remediation;

import org.jspecify.annotations.NullMarked;
