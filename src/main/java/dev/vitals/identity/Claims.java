package dev.vitals.identity;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a provider says of somebody who signs in, as it may be kept: names are lines of bounded length, and no text holds
 * the character zero, for which PostgreSQL has no room.
 *
 * @param issuer the provider's own identifier: {@code iss} of OpenID Connect, the entity id of SAML
 * @param subject what it calls them, for life: {@code sub}, or the persistent NameID
 * @param values every claim or attribute with all of its values
 */
public record Claims(String issuer, String subject, String name, String mail, Map<String, List<String>> values) {

    private static final int LONGEST_SUBJECT = 500;
    private static final int LONGEST_NAME = 255;

    public Claims {
        name = line(name);
        mail = line(mail);
        values = values.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        entry -> storable(entry.getKey()),
                        entry -> entry.getValue().stream().map(Claims::storable).toList(),
                        (one, other) -> one));
    }

    /** Whether the subject can be kept as it came: changed, it might be somebody else. */
    boolean namesSomebody() {
        return !subject.isBlank()
                && subject.length() <= LONGEST_SUBJECT
                && subject.codePoints().noneMatch(Claims::isNoLetter);
    }

    private static boolean isNoLetter(int letter) {
        return Character.isISOControl(letter) || Character.getType(letter) == Character.SURROGATE;
    }

    private static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }

    private static String line(String text) {
        var line = text.replaceAll("[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029]+", " ");
        return line.length() > LONGEST_NAME ? line.substring(0, LONGEST_NAME) + "…" : line;
    }
}
