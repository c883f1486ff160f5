package dev.vitals.outgoing;

import java.util.regex.Pattern;

/** Text of strangers as one line, without control characters and marks that turn the direction of writing. */
final class PlainText {

    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\s]+");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}]");

    private PlainText() {}

    /**
     * One line.
     *
     * @param most characters of it; what is longer ends with "…"
     */
    static String line(String text, int most) {
        var line = INVISIBLE
                .matcher(BREAKS.matcher(text).replaceAll(" "))
                .replaceAll("")
                .strip();
        return line.codePointCount(0, line.length()) <= most
                ? line
                : line.substring(0, line.offsetByCodePoints(0, most - 1)).stripTrailing() + "…";
    }
}
