package dev.vitals.finding;

import java.time.Duration;

/** How long ago a finding was opened. */
enum FindingAge {
    DAY("under-1", "Opened within a day", 1, true),
    WEEK("under-7", "Opened within 7 days", 7, true),
    MONTH("over-30", "Opened over 30 days ago", 30, false),
    QUARTER("over-90", "Opened over 90 days ago", 90, false);

    private final String word;
    private final String label;
    private final int days;
    private final boolean younger;

    FindingAge(String word, String label, int days, boolean younger) {
        this.word = word;
        this.label = label;
        this.days = days;
        this.younger = younger;
    }

    /** In the address. */
    public String word() {
        return word;
    }

    public String label() {
        return label;
    }

    Duration duration() {
        return Duration.ofDays(days);
    }

    /** Whether it names those before a moment, and not those since. */
    boolean isOld() {
        return !younger;
    }

    /** On {@code :born}, the moment shown less {@link #duration}. */
    String condition() {
        return younger ? "f.opened_at > :born" : "f.opened_at <= :born";
    }
}
