package dev.vitals.policy;

import dev.vitals.rule.Guidance;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what somebody wrote into blocks of text: no markup of theirs ever reaches a page as markup. */
final class PolicyMarkdown {

    /** A link; or what begins like one and finds no end in its line, so that it is read once and not from each bracket. */
    private static final Pattern LINK = Pattern.compile("(?m)!?\\[([^\\[\\]\\n]++)]\\(([^)\\n]++)(\\)|$)");

    private PolicyMarkdown() {}

    static Guidance blocks(String title, String body) {
        // Tags are shown as they were typed, and so is where a link leads.
        var text = LINK.matcher(body.replace("\r\n", "\n").replace("<", "&lt;"))
                .replaceAll(link -> Matcher.quoteReplacement(
                        link.group(3).isEmpty() ? link.group() : "%s (%s)".formatted(link.group(1), link.group(2))))
                // The page's own heading is the title.
                .replaceAll("(?m)^#\\s", "## ")
                // A line that somebody broke on purpose.
                .replaceAll("(?m)((?<! ) {2,}+|\\\\)$", "\n");
        return Guidance.parse(text.startsWith("#") ? text : "## " + title + "\n\n" + text);
    }
}
