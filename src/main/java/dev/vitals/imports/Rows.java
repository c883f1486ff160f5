package dev.vitals.imports;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What rows of both formats have in common. */
final class Rows {

    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final Pattern ARN = Pattern.compile("arn:[a-z-]+:[^:]*:[^:]*:(\\d{12}):.*");
    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d");

    /** Security Hub's name for an account as a resource. */
    private static final String WHOLE_ACCOUNT = "AWS::::Account:";

    /** Prowler cuts each requirement here. */
    private static final int CUT_AT = 63;

    private Rows() {}

    static String account(String said, String target) {
        if (ACCOUNT.matcher(said).matches()) {
            return said;
        }
        var arn = ARN.matcher(target);
        if (!arn.matches()) {
            throw new NotUnderstoodException("does not name its AWS account");
        }
        return arn.group(1);
    }

    /** A region, or global where the row names none. */
    static String region(String said) {
        return REGION.matcher(said).matches() ? said : "global";
    }

    /** What it is about; the account itself where the row names nothing. */
    static String target(String named, String account) {
        return named.isEmpty() || named.startsWith(WHOLE_ACCOUNT) ? account : named;
    }

    /** The requirements of standards whose name speaks of HIPAA: {@code {"HIPAA": ["164_312_b"]}}. */
    static Stream<String> named(JsonNode standards) {
        return standards.properties().stream()
                .filter(standard ->
                        standard.getKey().toUpperCase(java.util.Locale.ROOT).contains("HIPAA"))
                .flatMap(standard -> standard.getValue().valueStream())
                .map(name -> name.asString(""));
    }

    /** The same from {@code ["HIPAA 164_312_b 164_312_e_1"]}; the last of a text that was cut may be half a name. */
    static Stream<String> requirements(JsonNode requirements) {
        return requirements
                .valueStream()
                .map(text -> text.asString(""))
                .filter(text -> text.toUpperCase(java.util.Locale.ROOT).contains("HIPAA"))
                .map(text -> text.length() >= CUT_AT ? text.substring(0, text.lastIndexOf(' ')) : text)
                .flatMap(text -> Stream.of(text.split("\\s+")));
    }
}
