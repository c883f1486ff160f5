/**
 * The command line: the same jar scans without a database and a web server. Uses the rooms of reading and judging; adds
 * no second way to do either.
 */
@NullMarked
package dev.vitals.cli;

import org.jspecify.annotations.NullMarked;
