package dev.vitals.environment;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Something that is set from outside.
 *
 * @param group under which heading it is told
 * @param property its name in Spring
 * @param variable its name in the environment
 * @param kind what it may be
 * @param usual what it is where nobody says anything, in words; empty for nothing
 * @param isSecret whether it is never shown
 * @param meaning one clause
 */
public record Setting(
        String group, String property, String variable, Kind kind, String usual, boolean isSecret, String meaning) {

    static Setting of(String group, String property, Kind kind, String usual, String meaning) {
        return new Setting(group, property, variable(property), kind, usual, false, meaning);
    }

    /** What nobody is to read: it is shown as set or not. */
    static Setting secret(String group, String property, String meaning) {
        return new Setting(group, property, variable(property), Kind.TEXT, "", true, meaning);
    }

    Setting named(String other) {
        return new Setting(group, property, other, kind, usual, isSecret, meaning);
    }

    /** What it may be, for the end of "it has to be …". */
    public String allowed() {
        return kind.allowed();
    }

    /** Every way in which the environment may write it: Spring leaves hyphens out, people put underscores. */
    Set<String> variables() {
        var withoutHyphens = property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
        return new LinkedHashSet<>(List.of(variable, variable(property), withoutHyphens));
    }

    /**
     * What is wrong with a value, as a sentence; empty where nothing is. Of a secret the sentence does not tell the value.
     */
    Optional<String> wrong(String value) {
        if (kind.admits().test(value)) {
            return Optional.empty();
        }
        var is = value.isBlank() ? "empty" : isSecret ? "not usable" : "“%s”".formatted(shown(value));
        return Optional.of("%s is %s; it has to be %s.%s".formatted(variable, is, kind.allowed(), hint(value)));
    }

    /** Kubernetes puts such a value in for each service of its own; one that is named vitals gets in our way. */
    private static String hint(String value) {
        return value.startsWith("tcp://")
                ? " Kubernetes puts this in for a service of that name: set enableServiceLinks to false in the pod."
                : "";
    }

    private static String shown(String value) {
        var line = value.replaceAll("\\p{Cntrl}", " ").strip();
        return line.length() > 120 ? line.substring(0, 120) + "…" : line;
    }

    private static String variable(String property) {
        return property.replace('-', '_').replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
