package dev.vitals.scim;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Versions in {@code If-Match} and {@code If-None-Match}; they are weak, such as {@code W/"3"}. */
final class Versions {

    /** No version has this number: what cannot be read matches nothing. */
    private static final int NONE = -1;

    private Versions() {}

    /** The version that must still be there; null for any. */
    static @Nullable Integer required(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return null;
        }
        var digits = ifMatch.strip().replaceFirst("^W/", "").replace("\"", "");
        return digits.matches("[0-9]{1,9}") ? Integer.valueOf(digits) : NONE;
    }

    static boolean isKnown(@Nullable String ifNoneMatch, int version) {
        return ifNoneMatch != null
                && Arrays.stream(ifNoneMatch.split(","))
                        .anyMatch(tag -> tag.strip().equals(ScimJson.tag(version)));
    }
}
