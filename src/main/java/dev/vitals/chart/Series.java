package dev.vitals.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line.
 *
 * @param name written at its end where there is room
 * @param shortName written there where there is little
 * @param values one for each position, null for a gap
 */
public record Series(String name, String shortName, Ink ink, List<? extends @Nullable Double> values) {}
