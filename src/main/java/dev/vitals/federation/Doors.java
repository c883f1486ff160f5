package dev.vitals.federation;

/** What the door says of a provider to strangers: that it cannot be used now, and not why. */
final class Doors {

    private Doors() {}

    static String problem(Fetched.State<?> state) {
        return state.value() == null && !state.problem().isEmpty()
                ? "Cannot be reached at the moment. An administrator finds the cause under Members, Sign-in."
                : "";
    }
}
