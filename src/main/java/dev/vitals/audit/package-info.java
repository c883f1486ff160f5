/**
 * Who did what, in a chain that cannot be edited quietly: every entry carries the hash of the one before it, the newest
 * hash is signed once a day, and a verifier names the first entry that was altered, left out or put elsewhere. Knows
 * nobody of the house but {@code page}, {@code route} and {@code api}; who acts is told to it from above.
 */
@NullMarked
package dev.vitals.audit;

import org.jspecify.annotations.NullMarked;
