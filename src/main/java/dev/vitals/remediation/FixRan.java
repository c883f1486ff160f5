package dev.vitals.remediation;

import java.util.UUID;

/**
 * A fix came to its end, whichever: told so that people hear of it and the resource is read again.
 *
 * @param what in a sentence
 * @param changed whether the resource may be other than it was before
 * @param automatic whether a standing order made it, of which people get a notice each time
 */
public record FixRan(UUID plan, long finding, String account, String what, boolean changed, boolean automatic) {}
