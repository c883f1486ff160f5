/**
 * Files that people show as evidence: looked into before they are taken, kept once per content in the database or in a
 * bucket, checked again whenever they are read. Knows nobody of the house; whoever keeps files says what they belong to.
 */
@NullMarked
package dev.vitals.file;

import org.jspecify.annotations.NullMarked;
