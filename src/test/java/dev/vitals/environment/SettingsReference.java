package dev.vitals.environment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** The reference of settings, as it stands in docs. */
final class SettingsReference {

    private static final String HEAD = """
            # Settings

            By environment variable, or as Spring properties. This page is written from the code; run the tests with
            `-Ddocs.write=true` after a change. What a setting is about in more words stands in [operations](operations.md),
            [digests](digests.md), [attestations](attestations.md) and [monitoring](monitoring.md); identity providers, any number,
            stand in [operations](operations.md#signing-in).

            Each is looked at before anything starts. One that cannot be keeps Vitals from starting, with a sentence that names the
            variable, its value (never that of a secret) and what is allowed; all of them are told at once. A variable that begins
            with `VITALS_` and that Vitals does not know is told in the log, with the nearest name that it knows. What is in force
            is shown to administrators under *Settings → Environment*.
            """;

    private SettingsReference() {}

    static String text() {
        var groups = Settings.all().stream()
                .collect(Collectors.groupingBy(Setting::group, LinkedHashMap::new, Collectors.toList()));
        return HEAD
                + groups.entrySet().stream()
                        .map(group -> section(group.getKey(), group.getValue()))
                        .collect(Collectors.joining());
    }

    private static String section(String name, List<Setting> settings) {
        return "\n## %s\n\n| variable | property | default | it has to be | meaning |\n|---|---|---|---|---|\n"
                        .formatted(name)
                + settings.stream().map(SettingsReference::row).collect(Collectors.joining());
    }

    private static String row(Setting setting) {
        return "| `%s` | `%s` | %s | %s | %s |\n"
                .formatted(
                        setting.variable(),
                        setting.property(),
                        setting.usual().isEmpty() ? "none" : setting.usual(),
                        setting.isSecret() ? "a secret, never shown" : setting.allowed(),
                        setting.meaning());
    }
}
