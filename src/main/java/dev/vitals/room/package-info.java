/**
 * The auditor's room: what a safeguard's rules judged in a period as a population, samples drawn from it with the
 * evidence of each drawn item as it was, and what auditors ask for with the answers that they get. May use {@code
 * evidence}, {@code triage}, {@code file}, {@code score} and what stands below them. It judges nothing, and what it
 * keeps is only ever added to.
 */
@NullMarked
package dev.vitals.room;

import org.jspecify.annotations.NullMarked;
