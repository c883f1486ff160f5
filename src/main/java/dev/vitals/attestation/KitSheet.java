package dev.vitals.attestation;

import dev.vitals.rule.Guidance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One thing that people have to show, as the kit describes it: {@code attestations/<slug>.md}.
 *
 * @param part under which heading of the kit it stands
 * @param citations the safeguards that it shows
 * @param months of its usual review cycle
 * @param policy the policy that goes with it, or empty
 * @param register the register that goes with it, or empty
 * @param guidance why, and what an auditor accepts
 * @param statement a text to start from
 */
record KitSheet(
        String slug,
        String title,
        String part,
        List<String> citations,
        int months,
        String policy,
        String register,
        Guidance guidance,
        String statement) {

    private static final String FOLDER = "/attestations/";
    private static final String STATEMENT = "## Statement";

    /** Every sheet that ships with Vitals, in the order of the kit. */
    static List<KitSheet> all() {
        return Loaded.SHEETS;
    }

    private static final class Loaded {
        static final List<KitSheet> SHEETS = text("kit.txt")
                .lines()
                .filter(line -> !line.isBlank())
                .map(KitSheet::load)
                .toList();
    }

    private static KitSheet load(String slug) {
        var file = text(slug + ".md");
        var end = file.indexOf("\n---\n");
        var statement = file.indexOf(STATEMENT);
        if (end < 0 || statement < 0) {
            throw new IllegalStateException("The sheet %s of the kit has no head or no statement".formatted(slug));
        }
        var head = head(file.substring(0, end));
        return new KitSheet(
                slug,
                needed(head, "title", slug),
                needed(head, "part", slug),
                Arrays.stream(needed(head, "citations", slug).split("\\s+")).toList(),
                Integer.parseInt(needed(head, "months", slug)),
                head.getOrDefault("policy", ""),
                head.getOrDefault("register", ""),
                Guidance.parse(file.substring(end + 5, statement).strip()),
                // Lines are broken in the file for whoever edits it; a form wants paragraphs.
                file.substring(statement + STATEMENT.length()).strip().replaceAll("(?<!\n)\n(?!\n)", " "));
    }

    private static Map<String, String> head(String lines) {
        var head = new HashMap<String, String>();
        lines.lines().forEach(line -> {
            var colon = line.indexOf(':');
            if (colon > 0) {
                head.put(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
            }
        });
        return head;
    }

    private static String needed(Map<String, String> head, String name, String slug) {
        var value = head.get(name);
        if (value == null || value.isEmpty()) {
            throw new IllegalStateException("The sheet %s of the kit says no %s".formatted(slug, name));
        }
        return value;
    }

    private static String text(String name) {
        try (var file = KitSheet.class.getResourceAsStream(FOLDER + name)) {
            if (file == null) {
                throw new IllegalStateException("The kit is not whole: " + name + " is not in the jar");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
