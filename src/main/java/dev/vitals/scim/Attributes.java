package dev.vitals.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which attributes a caller wants to have, or to do without (RFC 7644, 3.9), by their first name.
 *
 * @param wanted empty for all
 */
record Attributes(Set<String> wanted, Set<String> unwanted) {

    private static final Set<String> ALWAYS = Set.of("schemas", "id");

    static Attributes of(@Nullable String attributes, @Nullable String excluded) {
        return new Attributes(names(attributes), names(excluded));
    }

    boolean has(String attribute) {
        var name = attribute.toLowerCase(Locale.ROOT);
        return ALWAYS.contains(name) || (wanted.isEmpty() || wanted.contains(name)) && !unwanted.contains(name);
    }

    ObjectNode of(ObjectNode json) {
        json.retain(json.properties().stream()
                .map(member -> member.getKey())
                .filter(this::has)
                .toList());
        return json;
    }

    private static Set<String> names(@Nullable String list) {
        return list == null || list.isBlank()
                ? Set.of()
                : Arrays.stream(list.split(",")).map(Attributes::first).collect(Collectors.toUnmodifiableSet());
    }

    /** {@code urn:…:User:name.givenName} is about {@code name}. */
    private static String first(String path) {
        var name = path.strip().toLowerCase(Locale.ROOT);
        var bare = name.startsWith("urn:") ? name.substring(name.lastIndexOf(':') + 1) : name;
        return bare.split("\\.")[0];
    }
}
