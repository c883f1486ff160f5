/**
 * Everything that the database holds as one file, and back: read in one state of the store by the role that owns it,
 * table by table, and brought into a database that has none. Uses {@code postgres} for the connection of the owner and
 * {@code audit} for the entries and the chain; nothing of the application that serves.
 */
@NullMarked
package dev.vitals.backup;

import org.jspecify.annotations.NullMarked;
