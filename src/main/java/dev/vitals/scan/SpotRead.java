package dev.vitals.scan;

import java.time.Instant;
import java.util.UUID;

/**
 * A few resources of an account were read and judged between two scans, because something happened to them.
 *
 * @param spot its number, which the events of findings name
 * @param at when the reading began
 */
public record SpotRead(UUID spot, String account, Instant at) {}
