/**
 * Lines of the log, of which nobody writes another one by what he calls a thing. Uses nothing of the house.
 */
@NullMarked
package dev.vitals.log;

import org.jspecify.annotations.NullMarked;
