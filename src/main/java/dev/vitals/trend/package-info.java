/**
 * Trends: any scope, safeguard, family or rule over any period, beside another period, with what changed meanwhile. Reads
 * what {@code score} and {@code finding} keep; may use them, {@code chart} and what stands below.
 */
@NullMarked
package dev.vitals.trend;

import org.jspecify.annotations.NullMarked;
