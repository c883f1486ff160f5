/**
 * What only people can show: decisions on addressable specifications and attestations, each version kept, with who
 * recorded and who signed it. May use {@code finding}, {@code hipaa}, {@code identity} and what stands below them.
 */
@NullMarked
package dev.vitals.attestation;

import org.jspecify.annotations.NullMarked;
