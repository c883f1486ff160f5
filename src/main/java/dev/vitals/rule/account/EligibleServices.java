package dev.vitals.rule.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The services in which AWS's addendum allows PHI, by the names that ARNs use for them.
 *
 * @param asOf the date of the list
 */
record EligibleServices(String asOf, Set<String> services) {

    private static final String FILE = "/lists/hipaa-eligible-services.txt";

    static EligibleServices load() {
        try (var in = EligibleServices.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static EligibleServices parse(String text) {
        var asOf = text.lines()
                .filter(line -> line.startsWith("# As of: "))
                .map(line -> line.substring("# As of: ".length()).strip())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(FILE + " has no date"));
        var services = text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\\s", 2)[0].toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        return new EligibleServices(asOf, services);
    }

    boolean holds(String service) {
        return services.contains(service.toLowerCase(Locale.ROOT));
    }
}
