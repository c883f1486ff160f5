/**
 * Registers that the Rule has people keep: business associates, training, incidents, reviews of activity, restore tests,
 * movements of media. One engine, a definition for each; entries are only ever added to. What is overdue in one is told to
 * {@code attestation}. May use {@code file}, {@code hipaa} and what stands below them.
 */
@NullMarked
package dev.vitals.register;

import org.jspecify.annotations.NullMarked;
