package dev.vitals.dashboard;

/**
 * Something that waits for the reader.
 *
 * @param count above 0
 * @param words what there are so many of
 * @param late how many of them are overdue
 * @param path of the page within the application on which exactly these stand
 */
record Need(long count, String words, long late, String path) {}
