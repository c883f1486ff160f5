/**
 * One pass over one account: reading it with every collector, its progress, its schedule. May use everything from
 * {@code audit} up to {@code attestation}; the command line and the server both scan through here.
 */
@NullMarked
package dev.vitals.scan;

import org.jspecify.annotations.NullMarked;
