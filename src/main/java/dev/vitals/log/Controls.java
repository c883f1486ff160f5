package dev.vitals.log;

/** Characters that would do something instead of being read: ends of lines, commands to terminals, turned directions. */
final class Controls {

    private Controls() {}

    /** The text with each of them written out, such as {@code \n} or {@code \u001b}. */
    static String escaped(String text) {
        var from = first(text);
        if (from == text.length()) {
            return text;
        }
        var escaped = new StringBuilder(text.length() + 16).append(text, 0, from);
        text.chars().skip(from).forEach(one -> {
            if (isControl(one)) {
                escaped.append(written(one));
            } else {
                escaped.append((char) one);
            }
        });
        return escaped.toString();
    }

    private static int first(String text) {
        int at = 0;
        while (at < text.length() && !isControl(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** C0, DEL, C1, ends of lines and paragraphs, and marks that turn the direction of what follows. */
    static boolean isControl(int one) {
        return one < 0x20
                || one >= 0x7f && one < 0xa0
                || one == 0x061c
                || one >= 0x200e && one <= 0x200f
                || one >= 0x2028 && one <= 0x202e
                || one >= 0x2066 && one <= 0x2069;
    }

    private static String written(int one) {
        return switch (one) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> "\\u%04x".formatted(one);
        };
    }
}
