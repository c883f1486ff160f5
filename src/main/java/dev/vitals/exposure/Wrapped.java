package dev.vitals.exposure;

import java.util.ArrayList;
import java.util.List;

/** Text that fits a box: by letters and not by pixels, as the server knows no font. Names are whole in the words beside. */
final class Wrapped {

    private static final String ELLIPSIS = "…";

    private Wrapped() {}

    /** A text of at most so many letters; what steers the direction of text has no place in a picture. */
    static String cut(String text, int letters) {
        var plain = plain(text);
        return plain.codePointCount(0, plain.length()) <= letters
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, letters - 1)).strip() + ELLIPSIS;
    }

    /** Lines broken at blanks, words that are too long in their midst; the last one says if there is more. */
    static List<String> lines(String text, int letters, int most) {
        var lines = new ArrayList<String>();
        var rest = plain(text);
        while (!rest.isEmpty()) {
            if (lines.size() == most - 1 || length(rest) <= letters) {
                lines.add(cut(rest, letters));
                return lines;
            }
            int end = rest.offsetByCodePoints(0, letters);
            int blank = rest.lastIndexOf(' ', end);
            int at = blank > 0 ? blank : end;
            lines.add(rest.substring(0, at).strip());
            rest = rest.substring(at).strip();
        }
        return lines;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Without control and formatting characters, among them those that turn the direction of what follows. */
    private static String plain(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}]+", " ").replaceAll("\\s+", " ").strip();
    }
}
