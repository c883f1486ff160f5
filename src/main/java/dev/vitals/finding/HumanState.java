package dev.vitals.finding;

/** What people say of a finding, apart from what the machine says. */
public final class HumanState {

    /** Every state that people bring about, as SQL; their events have it for their kind. */
    public static final String ALL = "('open', 'acknowledged', 'in_progress', 'acceptance_requested', 'accepted',"
            + " 'review_requested', 'false_positive')";

    private HumanState() {}
}
