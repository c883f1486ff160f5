package dev.vitals.remediation;

import java.util.Locale;

/** How far a plan has come. */
enum PlanState {
    PLANNED("Waits for approval", "awaiting"),
    APPROVED("Approved, about to run", "awaiting"),
    REJECTED("Rejected", "gone"),
    RUNNING("Running", "awaiting"),
    DONE("Done", "pass"),
    /** It was not begun, because something was no longer as it was when it was approved. */
    REFUSED("Not begun", "gone"),
    /** It was begun, and AWS did not do all of it. */
    FAILED("Failed", "fail"),
    UNDOING("Being taken back", "awaiting"),
    UNDONE("Taken back", "gone");

    private final String title;
    private final String mark;

    PlanState(String title, String mark) {
        this.title = title;
        this.mark = mark;
    }

    public String title() {
        return title;
    }

    /** As style sheets name it. */
    public String mark() {
        return mark;
    }

    /** As the store has it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static PlanState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
