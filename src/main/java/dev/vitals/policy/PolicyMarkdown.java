package dev.vitals.policy;

import dev.vitals.rule.Guidance;

/** Turns what somebody wrote into blocks of text: no markup of theirs ever reaches a page as markup. */
final class PolicyMarkdown {

    private PolicyMarkdown() {}

    static Guidance blocks(String title, String body) {
        var text = body.replace("\r\n", "\n")
                // Tags are shown as they were typed, and so is where a link leads.
                .replace("<", "&lt;")
                .replaceAll("!?\\[([^\\]\\n]+)]\\(([^)\\n]+)\\)", "$1 ($2)")
                // The page's own heading is the title.
                .replaceAll("(?m)^#\\s", "## ")
                // A line that somebody broke on purpose.
                .replaceAll("(?m)( {2,}|\\\\)$", "\n");
        return Guidance.parse(text.startsWith("#") ? text : "## " + title + "\n\n" + text);
    }
}
