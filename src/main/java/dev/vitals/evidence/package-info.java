/**
 * What an auditor takes away: the binder (a tagged, signed PDF beside the data that it rests on, in one archive that can
 * be verified offline), made as a job and kept; and the same facts as CSV, JSON, OSCAL and OCSF. May use {@code score},
 * {@code attestation}, {@code finding}, {@code scan} and what stands below them. It judges nothing: it tells what was
 * stored.
 */
@NullMarked
package dev.vitals.evidence;

import org.jspecify.annotations.NullMarked;
