package dev.vitals.collect.ssm;

import dev.vitals.inventory.Reading;

/**
 * How Session Manager behaves in a region.
 *
 * @param content the document {@code SSM-SessionManagerRunShell} as JSON; absent where nobody ever set it
 */
public record SessionPreferences(String region, Reading<String> content) {

    /** The document in which AWS keeps the preferences. */
    public static final String DOCUMENT = "SSM-SessionManagerRunShell";
}
