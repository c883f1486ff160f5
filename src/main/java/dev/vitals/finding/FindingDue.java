package dev.vitals.finding;

import java.time.Duration;

/** How a finding stands to its due date. */
enum FindingDue {
    OVERDUE("overdue", "Overdue", "f.due_at <= :moment and " + FindingState.OPEN.condition()),
    SOON_DUE(
            "soon",
            "Due within 7 days",
            "f.due_at > :moment and f.due_at <= :soon and " + FindingState.OPEN.condition()),
    NEVER("none", "Not due", "f.due_at is null");

    static final Duration SOON = Duration.ofDays(7);

    private final String word;
    private final String label;
    private final String condition;

    FindingDue(String word, String label, String condition) {
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

    /** On the table {@code f}; takes {@code :moment}, {@code :soon} and {@code :day}. */
    String condition() {
        return condition;
    }
}
