/**
 * Keys that lie outside the database, and what is sealed with them before it goes into it: who reads the one has not got
 * the other. Stands at the bottom and uses nothing of Vitals.
 */
@NullMarked
package dev.vitals.seal;

import org.jspecify.annotations.NullMarked;
