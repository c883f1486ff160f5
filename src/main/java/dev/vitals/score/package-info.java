/**
 * How well each safeguard held on each day, and why: two numbers, never one, beside how much was read at all. May use
 * {@code scan}, {@code attestation}, {@code finding}, {@code rule}, {@code hipaa} and what stands below them.
 */
@NullMarked
package dev.vitals.score;

import org.jspecify.annotations.NullMarked;
