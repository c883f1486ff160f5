/**
 * How the log is written: one line for one thing, whatever others put into it, with what it belongs to. Knows no other
 * room.
 */
@NullMarked
package dev.vitals.log;

import org.jspecify.annotations.NullMarked;
