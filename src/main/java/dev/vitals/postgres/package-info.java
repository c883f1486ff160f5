/**
 * The database server for those who have none: real PostgreSQL binaries, started with the application when no
 * datasource is configured, its data kept beside it. Uses nothing of the house.
 */
@NullMarked
package dev.vitals.postgres;

import org.jspecify.annotations.NullMarked;
