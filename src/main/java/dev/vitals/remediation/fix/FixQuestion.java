package dev.vitals.remediation.fix;

/**
 * Something that only a person can say.
 *
 * @param name of the answer
 * @param hint an example, or the value that is taken where nothing is said
 */
public record FixQuestion(String name, String label, String hint, boolean needed) {}
