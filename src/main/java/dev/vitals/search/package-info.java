/**
 * One question over findings, resources, safeguards, rules and accounts. May use {@code finding}, {@code inventory},
 * {@code rule}, {@code hipaa}, {@code account}, {@code api}, {@code route} and {@code page}; it stores nothing: the words by
 * which findings and resources are found are kept by the database.
 */
@NullMarked
package dev.vitals.search;

import org.jspecify.annotations.NullMarked;
