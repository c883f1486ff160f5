/**
 * What is set from outside: every setting there is, what each may be, and the sentence that is said at the start of one
 * that cannot be. Knows the settings of all features by their names and uses none of them.
 */
@NullMarked
package dev.vitals.environment;

import org.jspecify.annotations.NullMarked;
