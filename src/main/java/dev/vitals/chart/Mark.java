package dev.vitals.chart;

/**
 * Something that happened at a position, told by letters in the picture and by words beside it.
 *
 * @param letters at most three
 */
public record Mark(int at, String letters, String words) {}
