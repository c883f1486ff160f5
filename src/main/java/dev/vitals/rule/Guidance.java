package dev.vitals.rule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why a rule matters and how to fix what it finds: the file {@code rules/<id>.md}, taken apart into blocks so that a page
 * can show it without ever printing markup.
 */
public record Guidance(List<Section> sections) {

    /**
     * A part of the text under one heading.
     *
     * @param level 2 or 3
     */
    public record Section(int level, String heading, List<Block> blocks) {}

    /** A paragraph, a list or a piece of code. */
    public sealed interface Block {

        /** For templates, which cannot ask for a type. */
        default String kind() {
            return getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
        }

        record Paragraph(List<Span> spans) implements Block {}

        record Items(boolean ordered, List<List<Span>> items) implements Block {}

        record Code(String language, String text) implements Block {}
    }

    /** A run of text; code is set in a fixed width. */
    public record Span(String text, boolean code, boolean strong) {}

    /** The guidance of a rule, when its file exists. */
    public static Optional<Guidance> of(String ruleId) {
        if (!ruleId.matches("[a-z0-9-]+")) {
            return Optional.empty();
        }
        try (var file = Guidance.class.getResourceAsStream("/rules/" + ruleId + ".md")) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(GuidanceParser.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The guidance of " + ruleId + " cannot be read", unreadable);
        }
    }

    /** What somebody wrote in Markdown; a text that begins without a heading tells why it matters. */
    public static Guidance parse(String markdown) {
        return GuidanceParser.parse(markdown.startsWith("#") ? markdown : "## Why it matters\n\n" + markdown);
    }

    static Guidance of(List<Section> sections) {
        return new Guidance(List.copyOf(new ArrayList<>(sections)));
    }
}
