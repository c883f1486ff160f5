/**
 * The account of Vitals itself: for the demo, and for the day on which no identity provider answers. Its password, its
 * second factor, the limit on guesses, and the alarm when it is used. May use {@code session}, {@code identity},
 * {@code audit}, {@code route} and {@code page}.
 */
@NullMarked
package dev.vitals.local;

import org.jspecify.annotations.NullMarked;
