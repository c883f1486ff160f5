/**
 * What is kept for how long, what a legal hold keeps from going, and the run that drops what is older. What this room drops
 * belongs to others; it asks their tables alone, in statements, and knows none of their classes.
 */
@NullMarked
package dev.vitals.retention;

import org.jspecify.annotations.NullMarked;
