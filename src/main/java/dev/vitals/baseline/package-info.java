/**
 * What the AWS HIPAA QuickStart deployed, and what is left of it: its deployments in an account, every component of
 * theirs as it was deployed and as it stood on a day, and the page that says so. Judges what is stored and reads
 * nothing from AWS. May use {@code finding} and everything that stands above it; nothing uses this package.
 */
@NullMarked
package dev.vitals.baseline;

import org.jspecify.annotations.NullMarked;
