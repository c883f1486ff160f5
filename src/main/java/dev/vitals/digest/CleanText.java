package dev.vitals.digest;

import java.util.regex.Pattern;

/**
 * Text of strangers, made harmless for a mail: names of resources and what rules say of them come from whoever may write
 * to an account. One line, without control characters or marks that turn the direction of writing, of bounded length, and
 * without addresses that mail programs would make links of.
 */
final class CleanText {

    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\s]+");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}]");
    private static final Pattern ADDRESS = Pattern.compile("(?i)\\b(https?|ftp|mailto)(:(?://)?)");
    private static final Pattern DOMAIN = Pattern.compile("(?i)\\bwww\\.");
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12,}");
    private static final Pattern ARN = Pattern.compile("(?i)arn:\\S*");
    private static final String LEFT_OUT = "…";

    private CleanText() {}

    /**
     * One harmless line.
     *
     * @param most characters of it; what is longer ends with "…"
     */
    static String line(String text, int most) {
        var visible = INVISIBLE.matcher(BREAKS.matcher(text).replaceAll(" ")).replaceAll("");
        var harmless =
                DOMAIN.matcher(ADDRESS.matcher(visible).replaceAll("$1[$2]")).replaceAll("www[.]");
        return cut(harmless.strip(), most);
    }

    /** Without ARNs and account numbers, whoever wrote them where. */
    static String discreet(String text) {
        return ACCOUNT.matcher(ARN.matcher(text).replaceAll(LEFT_OUT)).replaceAll(LEFT_OUT);
    }

    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)).stripTrailing() + LEFT_OUT;
    }
}
