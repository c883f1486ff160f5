package dev.vitals.digest;

/**
 * A saved view that somebody chose: their digest tells of no other findings.
 *
 * @param name as it was when it was chosen, to say what is meant once it is gone
 */
record DigestView(long id, String name) {}
