package dev.vitals.finding;

/** What a list of findings can be narrowed to, by what the machine and what people say of them. */
enum FindingState {
    OPEN("open", "Open", "f.resolved_at is null and f.human_state not in ('accepted', 'false_positive')"),
    UNREAD("unread", "Not readable now", "f.machine_state = 'unknown'"),
    ACCEPTED(
            "accepted",
            "Accepted or false positive",
            "f.resolved_at is null and f.human_state in ('accepted', 'false_positive')"),
    RESOLVED("resolved", "Resolved", "f.resolved_at is not null"),
    ALL("all", "All", "true");

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

    String condition() {
        return condition;
    }
}
