package dev.vitals.environment;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Variables that look as if they were for Vitals and are not: mostly slips of the pen, which would be silent. */
final class UnknownVariables {

    private static final String OURS = "VITALS_";
    private static final int NEAR = 3;

    private static final Set<String> OF_OIDC =
            Set.of("ISSUER", "CLIENTID", "CLIENTSECRET", "LABEL", "SCOPES", "GROUPSCLAIM", "ALGORITHM", "LOGOUT");
    private static final Set<String> OF_SAML = Set.of(
            "METADATAURI",
            "METADATAFILE",
            "IDPENTITYID",
            "ENTITYID",
            "LABEL",
            "LOGOUT",
            "SIGNINGKEY",
            "SIGNINGCERTIFICATE",
            "NAMEIDFORMAT",
            "SUBJECTATTRIBUTE",
            "NAMEATTRIBUTE",
            "MAILATTRIBUTE",
            "GROUPSATTRIBUTE",
            "READEVERY");
    private static final Pattern PROVIDER = Pattern.compile("VITALS_SIGNIN_(OIDC|SAML)_[A-Z0-9]+_([A-Z]+)(_\\d+)?");

    /** As people write it who go by the other variables. */
    private static final Pattern NEARLY_PROVIDER = Pattern.compile("VITALS_SIGN_?IN_(OIDC|SAML)_([A-Z0-9]+)_(.+)");

    /** What Kubernetes tells every pod about a service that is named vitals. */
    private static final Pattern OF_KUBERNETES = Pattern.compile("VITALS_(SERVICE_.*|PORT_\\d+_.*)");

    private UnknownVariables() {}

    /** A sentence for each, with the nearest name that is known. */
    static List<String> in(ConfigurableEnvironment environment) {
        return environment.getPropertySources().get(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME)
                        instanceof EnumerablePropertySource<?> variables
                ? of(Arrays.asList(variables.getPropertyNames()))
                : List.of();
    }

    static List<String> of(List<String> names) {
        var known = known();
        return new TreeSet<>(names)
                .stream()
                        .filter(name -> name.startsWith(OURS) && !isKnown(name, known))
                        .map(name -> sentence(name, known))
                        .toList();
    }

    private static Set<String> known() {
        return Settings.all().stream()
                .flatMap(setting -> setting.variables().stream())
                .collect(Collectors.toSet());
    }

    private static boolean isKnown(String name, Set<String> known) {
        var provider = PROVIDER.matcher(name);
        if (provider.matches()) {
            return of(provider.group(1)).contains(provider.group(2));
        }
        return known.contains(name) || OF_KUBERNETES.matcher(name).matches();
    }

    private static Set<String> of(String protocol) {
        return protocol.equals("OIDC") ? OF_OIDC : OF_SAML;
    }

    private static String sentence(String name, Set<String> known) {
        return nearest(name, known)
                .map(near -> "%s is set, but Vitals knows no such setting. Is %s meant?".formatted(name, near))
                .orElse("%s is set, but Vitals knows no such setting. docs/settings.md has every one.".formatted(name));
    }

    private static Optional<String> nearest(String name, Set<String> known) {
        var provider = NEARLY_PROVIDER.matcher(name);
        if (provider.matches()) {
            var stem = "VITALS_SIGNIN_%s_%s_".formatted(provider.group(1), provider.group(2));
            return near(name, of(provider.group(1)).stream().map(stem::concat));
        }
        return near(name, known.stream());
    }

    private static Optional<String> near(String name, Stream<String> known) {
        return known.sorted()
                .min(Comparator.comparingInt(other -> steps(name, other)))
                .filter(other -> steps(name, other) <= NEAR);
    }

    /** Letters to put in, take out or change until one is the other (Levenshtein). */
    static int steps(String one, String other) {
        var before = new int[other.length() + 1];
        Arrays.setAll(before, column -> column);
        for (int row = 1; row <= one.length(); row++) {
            var now = new int[before.length];
            now[0] = row;
            for (int column = 1; column < now.length; column++) {
                int changed = before[column - 1] + (one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1);
                now[column] = Math.min(changed, 1 + Math.min(before[column], now[column - 1]));
            }
            before = now;
        }
        return before[other.length()];
    }
}
