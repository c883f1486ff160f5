package dev.vitals.page;

/**
 * A filter that is set, for people to see and take away.
 *
 * @param parameter of the address
 * @param label such as "Severity"
 * @param value in words
 */
public record Chosen(String parameter, String label, String value) {}
