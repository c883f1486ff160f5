package dev.vitals.imports;

import dev.vitals.hipaa.SafeguardCatalogue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Other products' names of safeguards as citations: {@code 164_308_a_1_ii_a} is 164.308(a)(1)(ii)(A). */
final class HipaaNames {

    private static final Pattern NAME = Pattern.compile("164[._](\\d{3})((?:[_().]*+[A-Za-z0-9]++)*+)[_().]*+");

    private final SafeguardCatalogue safeguards;

    HipaaNames(SafeguardCatalogue safeguards) {
        this.safeguards = safeguards;
    }

    /** The citations among these names; what the regulation does not hold is left out. */
    List<String> citations(Stream<String> names) {
        return names.map(HipaaNames::citation)
                .filter(citation -> safeguards.find(citation).isPresent())
                .distinct()
                .sorted()
                .toList();
    }

    private static String citation(String name) {
        var matcher = NAME.matcher(name.strip());
        if (!matcher.matches()) {
            return "";
        }
        var parts = Arrays.stream(matcher.group(2).split("[_().]+"))
                .filter(part -> !part.isEmpty())
                .map(part -> part.toLowerCase(Locale.ROOT))
                .toList();
        var levels = Stream.iterate(0, level -> level < parts.size(), level -> level + 1)
                // (a)(1)(ii)(A): only the fourth level is written in capitals.
                .map(level -> level == 3 ? parts.get(level).toUpperCase(Locale.ROOT) : parts.get(level))
                .map(part -> "(" + part + ")")
                .collect(Collectors.joining());
        return "164." + matcher.group(1) + levels;
    }
}
