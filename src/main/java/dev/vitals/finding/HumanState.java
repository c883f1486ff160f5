package dev.vitals.finding;

/** What people say of a finding, apart from what the machine says. */
public final class HumanState {

    /** Every state that people bring about, as SQL; their events have it for their kind. */
    public static final String ALL = "('open', 'acknowledged', 'in_progress', 'acceptance_requested', 'accepted',"
            + " 'review_requested', 'false_positive')";

    private static final String SETTLED = "(%1$shuman_state = 'false_positive'"
            + " or %1$shuman_state = 'accepted' and coalesce(%1$saccepted_until >= :day, true))";

    private HumanState() {}

    /**
     * Whether people have settled a finding: accepted it on {@code :day}, a day in the organization's zone, or called it false. An
     * acceptance holds through its last day and not a moment longer, whoever has noticed.
     *
     * @param prefix what stands before the names of columns: {@code f.}, or nothing
     */
    public static String settled(String prefix) {
        return SETTLED.formatted(prefix);
    }
}
