package dev.vitals.federation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a provider says, as names with all their values; what lies inside another claim is named with dots. */
final class ClaimValues {

    /** They speak of the token, not of the person. */
    private static final Set<String> OF_THE_TOKEN = Set.of(
            "iss",
            "sub",
            "aud",
            "exp",
            "iat",
            "nbf",
            "auth_time",
            "nonce",
            "at_hash",
            "c_hash",
            "s_hash",
            "azp",
            "jti",
            "sid",
            "typ",
            "acr",
            "uti",
            "rh",
            "aio",
            "ver",
            "session_state");

    private static final int MOST_VALUES = 1000;
    private static final int LONGEST = 500;
    private static final int DEEPEST = 3;

    private ClaimValues() {}

    static Map<String, List<String>> of(Map<String, Object> claims) {
        var values = new TreeMap<String, List<String>>();
        claims.forEach((name, value) -> {
            if (!OF_THE_TOKEN.contains(name)) {
                add(values, name, value, 1);
            }
        });
        return values;
    }

    private static void add(Map<String, List<String>> values, String name, @Nullable Object value, int depth) {
        switch (value) {
            case null -> {}
            case Map<?, ?> inside
            when depth < DEEPEST -> inside.forEach((key, inner) -> add(values, name + "." + key, inner, depth + 1));
            case Map<?, ?> tooDeep -> {}
            case Collection<?> several ->
                values.put(
                        name,
                        several.stream()
                                .filter(one -> one != null && !(one instanceof Map) && !(one instanceof Collection))
                                .limit(MOST_VALUES)
                                .map(ClaimValues::text)
                                .toList());
            default -> values.put(name, List.of(text(value)));
        }
    }

    private static String text(Object value) {
        var text = value.toString();
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
