/**
 * What people make of findings: who is on them and until when, what they say, what risk was accepted by whom and for how
 * long, and the look that proves a repair. May use {@code finding}, {@code scan} and what stands below them; tells scores
 * by an event.
 */
@NullMarked
package dev.vitals.triage;

import org.jspecify.annotations.NullMarked;
