/**
 * Policies that the Rule has an organization write: texts to start from, edited here, versioned, approved by another
 * person. May use {@code rule} (its Markdown), {@code identity} and what stands below them.
 */
@NullMarked
package dev.vitals.policy;

import org.jspecify.annotations.NullMarked;
