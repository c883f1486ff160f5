package dev.vitals.chart;

/**
 * A position at which the accounts were read.
 *
 * @param whole whether all of it was read
 */
public record Tick(int at, boolean whole) {}
