package dev.vitals.scan;

import java.util.Locale;

/** How far one service of one account is. */
enum CellState {
    QUEUED("waiting", "○", "", "Nothing: it is read as soon as there is a free place."),
    RUNNING("reading", "◐", "awaiting", "Nothing: the page follows it."),
    DONE("read", "✓", "pass", ""),
    PARTLY("partly read", "◪", "unknown", "Open the account and see what it keeps from us."),
    CLOSED(
            "closed by policy",
            "⊘",
            "unknown",
            "Exempt the role from the policy, or leave it: what depends on it stays unknown."),
    FAILED("not read", "✕", "fail", "Check the connection of the account, then scan again."),
    STOPPED("stopped", "–", "", "Scan the account again when you want it read.");

    private final String words;
    private final String icon;
    private final String css;
    private final String next;

    CellState(String words, String icon, String css, String next) {
        this.words = words;
        this.icon = icon;
        this.css = css;
        this.next = next;
    }

    /** As programs read it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String words() {
        return words;
    }

    /** A mark that tells it without colour. */
    public String icon() {
        return icon;
    }

    public String css() {
        return css;
    }

    /** What a person does next; empty where there is nothing to do. */
    public String next() {
        return next;
    }

    boolean isUnderWay() {
        return this == QUEUED || this == RUNNING;
    }
}
