package dev.vitals.register;

import java.util.List;

/**
 * One thing that every entry of a register says.
 *
 * @param name in the store and in forms
 * @param label for people, and the head of its column in files
 * @param hint a few words beside the label; may be empty
 * @param isPast whether its day cannot lie ahead
 * @param choices for {@link Kind#CHOICE}, else none
 */
record RegisterField(
        String name, String label, String hint, Kind kind, boolean isRequired, boolean isPast, List<String> choices) {

    /** How it is written. */
    enum Kind {
        LINE,
        PROSE,
        DAY,
        CHOICE;

        /** As templates name it. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    static RegisterField line(String name, String label, String hint) {
        return new RegisterField(name, label, hint, Kind.LINE, false, false, List.of());
    }

    static RegisterField prose(String name, String label, String hint) {
        return new RegisterField(name, label, hint, Kind.PROSE, false, false, List.of());
    }

    static RegisterField day(String name, String label, String hint) {
        return new RegisterField(name, label, hint, Kind.DAY, false, false, List.of());
    }

    /** A day on which something was done. */
    static RegisterField past(String name, String label, String hint) {
        return new RegisterField(name, label, hint, Kind.DAY, false, true, List.of());
    }

    static RegisterField choice(String name, String label, String... choices) {
        return new RegisterField(name, label, "", Kind.CHOICE, false, false, List.of(choices));
    }

    RegisterField required() {
        return new RegisterField(name, label, hint, kind, true, isPast, choices);
    }

    /** Most characters that it holds. */
    public int longest() {
        return kind == Kind.PROSE ? 4_000 : 200;
    }
}
