package dev.vitals.baseline;

import java.util.Locale;

/** How a component stands against what the QuickStart deployed; what needs somebody comes first. */
enum State {
    MISSING("missing", "fail"),
    WEAKENED("weakened", "fail"),
    DRIFTED("drifted", "medium"),
    UNREADABLE("not readable", "unknown"),
    PRESENT("present", "pass"),
    /** A part that the QuickStart deploys only when asked to, and was not. */
    NOT_CHOSEN("not chosen", "");

    private final String words;
    private final String mark;

    State(String words, String mark) {
        this.words = words;
        this.mark = mark;
    }

    /** For people. */
    public String words() {
        return words;
    }

    /** The class of its badge. */
    public String mark() {
        return mark;
    }

    /** For addresses and files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of both that needs somebody more. */
    State worse(State other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
