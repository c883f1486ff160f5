package dev.vitals.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * A policy that the Rule asks for, and a text to start from: {@code policies/<slug>.md}.
 *
 * @param purpose one sentence for lists
 * @param citations the safeguards that it serves
 * @param body Markdown, with places to fill in such as {@code {organization}}
 */
record StartingText(String slug, String title, String purpose, List<String> citations, String body) {

    private static final String FOLDER = "/policies/";

    private static final class Loaded {
        static final List<StartingText> ALL = file("policies.txt")
                .lines()
                .filter(line -> !line.isBlank())
                .map(StartingText::load)
                .toList();
    }

    /** In the order of the list. */
    static List<StartingText> all() {
        return Loaded.ALL;
    }

    static Optional<StartingText> find(String slug) {
        return all().stream().filter(each -> each.slug().equals(slug)).findFirst();
    }

    /** The text with the organization's name, where it is known. */
    String bodyFor(String organization) {
        return organization.isEmpty() ? body : body.replace("{organization}", organization);
    }

    private static StartingText load(String slug) {
        var file = file(slug + ".md");
        var end = file.indexOf("\n---\n");
        if (end < 0) {
            throw new IllegalStateException("The policy %s has no head".formatted(slug));
        }
        var head = new HashMap<String, String>();
        file.substring(0, end).lines().forEach(line -> {
            var colon = line.indexOf(':');
            head.put(
                    line.substring(0, Math.max(0, colon)),
                    line.substring(colon + 1).strip());
        });
        return new StartingText(
                slug,
                head.getOrDefault("title", slug),
                head.getOrDefault("purpose", ""),
                Arrays.stream(head.getOrDefault("citations", "").split("\\s+")).toList(),
                file.substring(end + 5).strip() + "\n");
    }

    private static String file(String name) {
        try (var file = StartingText.class.getResourceAsStream(FOLDER + name)) {
            if (file == null) {
                throw new IllegalStateException("The policies are not whole: " + name + " is not in the jar");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
