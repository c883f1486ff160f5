/**
 * The command line: the same jar scans without a database and a web server, and follows an audit log without either.
 * Uses the rooms of reading, judging and verifying; adds no second way to do any of them.
 */
@NullMarked
package dev.vitals.cli;

import org.jspecify.annotations.NullMarked;
