/**
 * What exists now and existed before: readings, resources, one account's inventory of a scan, and the store of their
 * versions. Stands on the ground floor of the house; it knows nothing of how AWS is reached and may use only
 * {@code hipaa}, {@code account} and the plain SQL tools of {@code postgres}.
 */
@NullMarked
package dev.vitals.inventory;

import org.jspecify.annotations.NullMarked;
