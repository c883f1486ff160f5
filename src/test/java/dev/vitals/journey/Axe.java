package dev.vitals.journey;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Asks axe-core what keeps people from reading a page. It is run within the page and tells violations alone: what it also
 * can tell takes several times as long.
 */
final class Axe {

    private static final String SOURCE = source();

    /** A frame that runs nothing runs no check either. */
    private static final String RUN = """
            async (only) => (await axe.run({ exclude: [['iframe[sandbox]']] },
                                           only ? { resultTypes: ['violations'], runOnly: only }
                                                : { resultTypes: ['violations'] }))
                .violations.flatMap(v => v.nodes.map(n => v.id + ': ' + n.target.join(' ') + ' ' + n.html.slice(0, 160)))
            """;

    private Axe() {}

    /** Everything that axe-core finds, each with the rule and the element. */
    static List<String> violations(Page page) {
        return run(page, null);
    }

    /** What it finds of colors, which is all that a theme changes. */
    static List<String> violationsOfColors(Page page) {
        return run(page, List.of("color-contrast", "link-in-text-block"));
    }

    @SuppressWarnings("unchecked")
    private static List<String> run(Page page, List<String> only) {
        if ((boolean) page.evaluate("typeof axe === 'undefined'")) {
            page.evaluate(SOURCE);
        }
        return (List<String>) page.evaluate(RUN, only);
    }

    private static String source() {
        try (InputStream file = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
