package dev.vitals.ownrule;

import dev.vitals.page.DiffLine;
import java.time.Instant;
import java.util.List;

/**
 * A version of a rule, as somebody saved it.
 *
 * @param version from 1
 * @param by the name with which that person had signed in
 * @param note what that person said of it; may be empty
 */
public record RuleVersion(String rule, int version, RuleText text, Instant at, String by, String note) {

    private static final int CONTEXT = 2;

    /** What it changed of the version before. */
    public List<DiffLine> since(RuleVersion before) {
        return DiffLine.between(before.text.lines(), text.lines(), CONTEXT);
    }
}
