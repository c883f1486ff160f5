/**
 * The page on which an organization decides what is a matter of policy: thresholds, ports, names, tags. The settings
 * themselves and their versions belong to {@code rule}; this room may use everything up to {@code scan}, because after a
 * change somebody wants to scan.
 */
@NullMarked
package dev.vitals.settings;

import org.jspecify.annotations.NullMarked;
