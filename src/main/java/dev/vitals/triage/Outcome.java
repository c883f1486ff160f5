package dev.vitals.triage;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What came of something that was done to findings.
 *
 * @param done how many it was done to
 * @param unfit how many were left out because it makes no sense for them as they stand
 * @param refused how many were left out because the person has no right there, by account
 * @param why a sentence where it was not done at all; empty where it was
 */
record Outcome(int done, int unfit, Map<String, Integer> refused, String why) implements Serializable {

    static Outcome refused(String sentence) {
        return new Outcome(0, 0, Map.of(), sentence);
    }

    static Outcome of(int done) {
        return new Outcome(done, 0, Map.of(), "");
    }

    public boolean isDone() {
        return why.isEmpty() && done > 0;
    }

    /** For the person who did it. */
    public String words() {
        if (!why.isEmpty()) {
            return why;
        }
        var sentences = new ArrayList<>(List.of("Done for %s.".formatted(findings(done))));
        if (unfit > 0) {
            sentences.add("%s left as %s: resolved, decided otherwise, or so already."
                    .formatted(findings(unfit), unfit == 1 ? "it was" : "they were"));
        }
        if (!refused.isEmpty()) {
            sentences.add("You may not change findings of %s, so %s stayed as they were."
                    .formatted(
                            String.join(", ", refused.keySet()),
                            findings(refused.values().stream().mapToInt(n -> n).sum())));
        }
        return String.join(" ", sentences);
    }

    private static String findings(int count) {
        return "%,d finding%s".formatted(count, count == 1 ? "" : "s");
    }
}
