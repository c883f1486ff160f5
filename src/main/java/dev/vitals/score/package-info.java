/**
 * How well each safeguard held on each day, and why; the pages of safeguards. May use everything below it, down to
 * {@code hipaa}, {@code rule} and {@code finding}.
 */
@NullMarked
package dev.vitals.score;

import org.jspecify.annotations.NullMarked;
