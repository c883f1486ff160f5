package dev.vitals.finding;

import dev.vitals.inventory.Cause;
import dev.vitals.page.JsonView;
import dev.vitals.rule.Verdict.Step;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finding and what it rests on.
 *
 * @param cause why its rule could not be judged; null where it could
 * @param unreadDetail what AWS said then
 * @param field where in the configuration the rule saw it, when it last failed
 * @param proof the steps that lead to the failure, in order; empty where one member decides
 * @param passedOver why the rule has nothing to say any more; empty where it has
 * @param evidence the configuration; null where none was kept
 * @param lastScan when the account was last read; null before that
 */
record FindingDetail(
        FindingRow row,
        String arn,
        @Nullable Cause cause,
        String unreadDetail,
        String field,
        String observed,
        String expected,
        List<Step> proof,
        String passedOver,
        @Nullable JsonView evidence,
        @Nullable Instant lastScan) {

    private static final int CONTEXT = 7;

    public boolean isFailing() {
        return row.machineState().equals("failing");
    }

    /** The part of the evidence around what decides. */
    public @Nullable JsonView excerpt() {
        return evidence == null ? null : evidence.around(CONTEXT);
    }

    /** Whether there is more evidence than the excerpt shows. */
    public boolean hasMore() {
        return evidence != null
                && evidence.lines().size() > evidence.around(CONTEXT).lines().size();
    }
}
