package dev.vitals.finding;

/** What a list of findings can be narrowed to, by what the machine and what people say of them. */
enum FindingState {
    OPEN("open", "Open", "f.resolved_at is null and not " + Settled.CONDITION),
    UNRESOLVED("unresolved", "Open and accepted", "f.resolved_at is null"),
    UNREAD("unread", "Not readable now", "f.machine_state = 'unknown'"),
    ACCEPTED("accepted", "Accepted or false positive", "f.resolved_at is null and " + Settled.CONDITION),
    RESOLVED("resolved", "Resolved", "f.resolved_at is not null"),
    ALL("all", "All", "true");

    /** Constants of an enum may not name its fields. */
    private static final class Settled {

        static final String CONDITION = HumanState.settled("f.");
    }

    private final String word;
    private final String label;
    private final String condition;

    FindingState(String word, String label, String condition) {
        this.word = word;
        this.label = label;
        this.condition = condition;
    }

    /** In the address. */
    public String word() {
        return word;
    }

    public String label() {
        return label;
    }

    /** On the table {@code f}; takes {@code :day}, the day that is looked at in the organization's zone. */
    String condition() {
        return condition;
    }

    /** Whether it admits nothing that is resolved, whatever the machine says of it. */
    boolean isOfUnresolved() {
        return this == OPEN || this == UNRESOLVED || this == ACCEPTED;
    }

    /** Whether people have settled it: accepted on {@code :day}, or called false. */
    static String settled() {
        return Settled.CONDITION;
    }
}
