package dev.vitals.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/rules.md} true; written anew by {@code mvn test -Dtest=RuleListTest -Ddocs.write=true}. */
class RuleListTest {

    private static final Path FILE = Path.of("docs/rules.md");
    private static final String HEAD = """
            # Rules

            Every rule, with its severity and what holds when it passes. Why it matters and how to fix it stands on the rule's
            page and in `src/main/resources/rules/`. This list is generated.

            | id | severity | holds when |
            |---|---|---|
            """;

    @Test
    void listsEveryRule() throws IOException {
        var list = HEAD
                + RuleCatalogue.discover().definitions().stream()
                        .map(rule -> "| `%s` | %s | %s |%n"
                                .formatted(rule.id(), rule.severity().word(), rule.title()))
                        .sorted()
                        .collect(Collectors.joining());
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(FILE, list);
        }
        assertThat(FILE).hasContent(list);
    }
}
