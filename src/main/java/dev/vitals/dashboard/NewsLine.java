package dev.vitals.dashboard;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that changed, for a list.
 *
 * @param at null where only the day is known
 * @param what in a sentence that somebody else may have written
 * @param detail beside it, or empty
 * @param severity of a finding, or empty
 * @param path of its page within the application; empty where it has none that the reader may open
 */
record NewsLine(@Nullable Instant at, String what, String detail, String severity, String path) {}
