package dev.vitals.room;

/**
 * Something was said of a request for evidence: told so that people hear of it.
 *
 * @param request its number
 * @param entry number of what was said, from 1
 */
public record RequestMoved(long request, int entry) {}
