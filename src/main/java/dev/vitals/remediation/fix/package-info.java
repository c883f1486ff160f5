/**
 * The fixes that are safe to define exactly: of each what it reads, what it would have instead, and the calls that lead
 * from the one to the other and back. May use {@code rule}, {@code aws} and what stands below them; knows nothing of
 * plans, people and databases.
 */
@NullMarked
package dev.vitals.remediation.fix;

import org.jspecify.annotations.NullMarked;
