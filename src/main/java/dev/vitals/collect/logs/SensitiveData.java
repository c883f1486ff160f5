package dev.vitals.collect.logs;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What must not stand in a log, and how it is recognised. Narrow on purpose: a pattern that also meets request ids
 * would be switched off.
 */
public enum SensitiveData {
    ACCESS_KEY("access keys", "\\b(?:AKIA|ASIA)[0-9A-Z]{16}\\b"),
    PRIVATE_KEY("private keys", "-----BEGIN [A-Z ]*PRIVATE KEY-----"),
    PASSWORD(
            "passwords",
            "(?i)\\b(?:password|passwd|pwd)[\"']?\\s*[:=]\\s*[\"']?(?!\\*{3}|null|\\[|<|\\$)"
                    // Words alone are what a message says of passwords: "password: incorrect".
                    + "(?=[^\\s\"',;]*[\\d!@#$%^&*?+=_~])[^\\s\"',;]{6,}"),
    TOKEN(
            "tokens",
            // From the first such letters of a run on: where they do not begin a token, no later ones do.
            "(?<![A-Za-z0-9_-])(?>[A-Za-z0-9_-]*?\\beyJ)[A-Za-z0-9_-]{10,}+\\.eyJ[A-Za-z0-9_-]{10,}+\\.[A-Za-z0-9_-]{10,}"),
    SOCIAL_SECURITY_NUMBER("social security numbers", "\\b(?!000|666|9\\d\\d)\\d{3}-(?!00)\\d{2}-(?!0000)\\d{4}\\b"),
    CARD_NUMBER("card numbers", "\\b(?:4\\d{3}|5[1-5]\\d{2}|3[47]\\d{2})[ -]?\\d{4}[ -]?\\d{4}[ -]?\\d{3,4}\\b"),
    MEDICAL_RECORD_NUMBER(
            "medical record numbers",
            "(?i)\\b(?:mrn|medical record(?: number)?)[\"']?\\s*+(?:[:#=]\\s*+)?[\"']?\\d{5,}"),
    MEDICARE_IDENTIFIER(
            "Medicare identifiers",
            "\\b[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\\d-?[AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\\d-?[AC-HJKMNP-RT-Y]{2}\\d{2}\\b"),
    DATE_OF_BIRTH(
            "dates of birth",
            "(?i)\\b(?:dob|date of birth|birth ?date)[\"']?\\s*[:=]\\s*[\"']?\\d{1,4}[/-]\\d{1,2}[/-]\\d{1,4}");

    private final String words;
    private final Pattern pattern;

    SensitiveData(String words, String pattern) {
        this.words = words;
        this.pattern = Pattern.compile(pattern);
    }

    /** In the plural, for the middle of a sentence. */
    public String words() {
        return words;
    }

    /** Everything that stands in a text. */
    static Set<SensitiveData> in(String text) {
        var found = EnumSet.noneOf(SensitiveData.class);
        Arrays.stream(values())
                .filter(kind -> kind.pattern.matcher(text).results().anyMatch(hit -> kind.isMeant(hit.group())))
                .forEach(found::add);
        return found;
    }

    /** Card numbers carry a check digit (ISO/IEC 7812); the rest is taken as it looks. */
    private boolean isMeant(String hit) {
        return this != CARD_NUMBER || checks(hit.replaceAll("\\D", ""));
    }

    private static boolean checks(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? digit : digit * 2;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }
}
