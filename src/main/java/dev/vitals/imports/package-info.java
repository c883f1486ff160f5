/**
 * Files of other products' findings (OCSF, ASFF): read within limits, shown before anything is kept, and kept as findings of
 * their product. May use {@code account}, {@code finding}, {@code hipaa}, {@code rule} and what stands below them.
 */
@NullMarked
package dev.vitals.imports;

import org.jspecify.annotations.NullMarked;
