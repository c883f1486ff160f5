/**
 * How Vitals itself does, for those who run it: health, and numbers for Prometheus. Reads other rooms' tables in a few
 * questions and changes nothing; nobody uses it.
 */
@NullMarked
package dev.vitals.watch;

import org.jspecify.annotations.NullMarked;
