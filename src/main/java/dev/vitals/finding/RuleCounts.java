package dev.vitals.finding;

/**
 * How a rule stands: the verdicts in force, and its findings that are open.
 *
 * @param failed failing, accepted ones among them
 * @param open findings that are open, read lately or not
 */
public record RuleCounts(long passed, long failed, long unknown, long notApplicable, long open) {

    static final RuleCounts NONE = new RuleCounts(0, 0, 0, 0, 0);

    /** Whether anything was judged at all. */
    public boolean isAnything() {
        return passed + failed + unknown + notApplicable + open > 0;
    }

    /** How it stands in a word for filters: {@code failing}, {@code unknown}, {@code holds}, {@code idle}. */
    public String standing() {
        if (open > 0) {
            return "failing";
        }
        if (unknown > 0) {
            return "unknown";
        }
        return passed > 0 ? "holds" : "idle";
    }
}
