package dev.vitals.rule.policy;

/** IAM's wildcards: {@code *} for any text, {@code ?} for one character. */
final class Glob {

    private Glob() {}

    /** Whether everything that {@code specific} stands for is also meant by {@code general}. */
    static boolean covers(String general, String specific) {
        return matches(general, specific, false);
    }

    /** The same, where wanted without regard to case. */
    static boolean matches(String general, String specific, boolean anyCase) {
        int at = 0;
        int in = 0;
        int star = -1;
        int retry = 0;
        while (in < specific.length()) {
            if (at < general.length() && general.charAt(at) == '*') {
                star = at++;
                retry = in;
            } else if (at < general.length() && meets(general.charAt(at), specific.charAt(in), anyCase)) {
                at++;
                in++;
            } else if (star >= 0) {
                at = star + 1;
                in = ++retry;
            } else {
                return false;
            }
        }
        while (at < general.length() && general.charAt(at) == '*') {
            at++;
        }
        return at == general.length();
    }

    /** Whether some text is meant by both. */
    static boolean overlaps(String one, String other) {
        var reach = new boolean[one.length() + 1][other.length() + 1];
        for (int i = one.length(); i >= 0; i--) {
            for (int j = other.length(); j >= 0; j--) {
                reach[i][j] = overlapsFrom(one, other, i, j, reach);
            }
        }
        return reach[0][0];
    }

    private static boolean overlapsFrom(String one, String other, int i, int j, boolean[][] reach) {
        boolean oneEnds = i == one.length();
        boolean otherEnds = j == other.length();
        if (oneEnds && otherEnds) {
            return true;
        }
        if (!oneEnds && one.charAt(i) == '*') {
            return reach[i + 1][j] || !otherEnds && reach[i][j + 1];
        }
        if (!otherEnds && other.charAt(j) == '*') {
            return reach[i][j + 1] || !oneEnds && reach[i + 1][j];
        }
        return !oneEnds && !otherEnds && alike(one.charAt(i), other.charAt(j)) && reach[i + 1][j + 1];
    }

    private static boolean alike(char one, char other) {
        return one == other || one == '?' || other == '?';
    }

    /** A question mark of the general pattern stands for one character, so never for the star of the specific one. */
    private static boolean meets(char general, char specific, boolean anyCase) {
        return general == '?'
                ? specific != '*'
                : general == specific || anyCase && Character.toLowerCase(general) == Character.toLowerCase(specific);
    }
}
