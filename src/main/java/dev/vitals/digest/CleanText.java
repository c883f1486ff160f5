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
    private static final int LONGEST_HEAD = 250;
    private static final String LEFT_OUT = "…";

    private CleanText() {}

    /**
     * One harmless line.
     *
     * @param most characters of it; what is longer ends with "…"
     */
    static String line(String text, int most) {
        var harmless = DOMAIN.matcher(ADDRESS.matcher(visible(text)).replaceAll("$1[$2]"))
                .replaceAll("www[.]");
        return cut(harmless.strip(), most);
    }

    /** One line of what can be seen, however long, with its addresses: for what comes last before a head or a letter. */
    static String visible(String text) {
        return INVISIBLE.matcher(BREAKS.matcher(text).replaceAll(" ")).replaceAll("");
    }

    /** What a head can bear: one line, not longer than mail servers take. */
    static String head(String text) {
        return cut(visible(text).strip(), LONGEST_HEAD);
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
