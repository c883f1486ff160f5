/** The first pages, the shell and errors. Stands on top of the house and may use all of it; nothing uses it. */
@NullMarked
package dev.vitals.dashboard;

import org.jspecify.annotations.NullMarked;
