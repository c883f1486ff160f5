package dev.vitals.rule;

/**
 * Patterns in which {@code *} stands for any run of characters and everything else for itself. Compared without going back
 * further than to the last star, so that no pattern and no text that a stranger wrote takes long.
 */
public final class Stars {

    private Stars() {}

    /** Whether the whole of {@code text} is meant by {@code pattern}. */
    public static boolean match(String pattern, String text) {
        int at = 0;
        int star = -1;
        int retry = 0;
        for (int in = 0; in < text.length(); ) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                retry = in;
            } else if (at < pattern.length() && pattern.charAt(at) == text.charAt(in)) {
                at++;
                in++;
            } else if (star >= 0) {
                at = star + 1;
                in = ++retry;
            } else {
                return false;
            }
        }
        return pattern.chars().skip(at).allMatch(left -> left == '*');
    }
}
