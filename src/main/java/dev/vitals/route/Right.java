package dev.vitals.route;

/** What a route asks of whoever calls it. */
public enum Right {
    /** See the pages. */
    READ(false),
    /** Take lists and files away. */
    EXPORT(false),
    /** Ask for scans and checks of connections. */
    SCAN(false),
    /** Change what people say of findings. */
    TRIAGE(false),
    /** Draw samples in the auditor's room, and ask there for evidence. */
    ASK(false),
    /** Take in files of other products' findings, which speak of whichever account they like. */
    IMPORT(true),
    /** Record attestations and decisions. */
    ATTEST(true),
    /** Approve what somebody else asked for. */
    APPROVE(false),
    /** Write rules. */
    RULES(true),
    /** Add and change accounts. */
    ACCOUNTS(true),
    /** Change settings and lists. */
    SETTINGS(true),
    /** Say who may enter. */
    MEMBERS(true),
    /** Read the audit log. */
    AUDIT(true),
    /** See how long what is kept, and say what must not be dropped. */
    KEEP(true),
    /** Read the mails that Vitals wrote to others, and have them sent again. */
    MAILS(true),
    /** Ask how Vitals itself does: health in detail, and metrics. */
    WATCH(true);

    private final boolean isForEverything;

    Right(boolean isForEverything) {
        this.isForEverything = isForEverything;
    }

    /** Whether it concerns the whole organization, so that a role on some accounts does not give it. */
    public boolean isForEverything() {
        return isForEverything;
    }
}
