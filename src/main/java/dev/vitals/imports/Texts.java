package dev.vitals.imports;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Texts of a file, none longer than a page can bear and none with characters that steer a terminal. */
final class Texts {

    /** Later than any second since 1970 that a product could mean, earlier than any millisecond. */
    private static final long SECONDS_END = 100_000_000_000L;

    private Texts() {}

    /** The text at the end of a path; empty where there is none. */
    static String at(JsonNode node, int longest, String... path) {
        var found = node;
        for (String name : path) {
            found = found.path(name);
        }
        return found.isContainer() || found.isNull() ? "" : clean(found.asString(""), longest);
    }

    static String clean(String text, int longest) {
        return cut(
                text.replaceAll("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]+", " ")
                        .strip(),
                longest);
    }

    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return text.substring(0, end) + "…";
    }

    /** The first of these that is not empty; empty where all are. */
    static String first(String... texts) {
        for (String text : texts) {
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    /** What a product calls a check, as a part of a rule's id. */
    static String check(String named) {
        var check = named.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^-|-$", "");
        if (check.isEmpty()) {
            throw new NotUnderstoodException("does not name what was checked");
        }
        return cut(check, 120).replace("…", "");
    }

    /** A time as ISO 8601, or as seconds or milliseconds since 1970; null where there is none. */
    static @Nullable Instant time(JsonNode node) {
        try {
            if (node.isNumber()) {
                var number = node.asLong(0);
                return number < SECONDS_END ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
            }
            return node.isString()
                    ? OffsetDateTime.parse(zoned(node.stringValue())).toInstant()
                    : null;
        } catch (DateTimeException odd) {
            return null;
        }
    }

    private static String zoned(String time) {
        return time.matches(".*(Z|[+-]\\d{2}:?\\d{2})$") ? time : time + "Z";
    }
}
