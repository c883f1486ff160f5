package dev.vitals.rule;

import dev.vitals.rule.Guidance.Block;
import dev.vitals.rule.Guidance.Span;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A part of a rule's guidance, as the API gives it.
 *
 * @param heading such as "Why it matters"
 * @param text plain text; code stands between back-ticks, items of a list on lines of their own
 */
public record GuidanceText(String heading, String text) {

    /** The parts of a guidance, in order. */
    public static List<GuidanceText> of(Guidance guidance) {
        return guidance.sections().stream()
                .map(section -> new GuidanceText(
                        section.heading(),
                        section.blocks().stream().map(GuidanceText::text).collect(Collectors.joining("\n\n"))))
                .toList();
    }

    private static String text(Block block) {
        return switch (block) {
            case Block.Paragraph(List<Span> spans) -> line(spans);
            case Block.Items items ->
                items.items().stream().map(item -> "- " + line(item)).collect(Collectors.joining("\n"));
            case Block.Code code -> "```" + code.language() + "\n" + code.text().strip() + "\n```";
        };
    }

    private static String line(List<Span> spans) {
        return spans.stream()
                .map(span -> span.code() ? "`" + span.text() + "`" : span.text())
                .collect(Collectors.joining());
    }
}
