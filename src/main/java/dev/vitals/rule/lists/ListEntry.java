package dev.vitals.rule.lists;

import dev.vitals.rule.Stars;

/**
 * A line of a list.
 *
 * @param key what rules look for; in some lists with {@code *} for any run of characters
 * @param detail what the list says of it; in some lists for people only
 */
public record ListEntry(String key, String detail) {

    /** The line as a file holds it. */
    String line() {
        return key + " " + detail;
    }

    boolean covers(String value) {
        return key.indexOf('*') < 0 ? key.equals(value) : Stars.match(key, value);
    }
}
