package dev.vitals.room;

import java.util.Locale;

/** Where a request for evidence stands. */
enum RequestState {
    OPEN("Open", "unknown"),
    ANSWERED("Answered", "accepted"),
    /** Whoever was asked said why there is no answer. */
    DECLINED("Declined", "fail"),
    /** Whoever asked has what they asked for. */
    ACCEPTED("Accepted", "pass"),
    /** Whoever asked said what is missing. */
    RETURNED("Returned", "fail"),
    WITHDRAWN("Withdrawn", "");

    private final String title;
    private final String mark;

    RequestState(String title, String mark) {
        this.title = title;
        this.mark = mark;
    }

    public String title() {
        return title;
    }

    /** Its colour. */
    public String mark() {
        return mark;
    }

    /** As the store and the API have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it waits for whoever is asked. */
    public boolean waitsForAnAnswer() {
        return this == OPEN || this == RETURNED;
    }

    /** Whether it waits for whoever asked. */
    public boolean waitsForAWord() {
        return this == ANSWERED || this == DECLINED;
    }

    public boolean isOver() {
        return this == ACCEPTED || this == WITHDRAWN;
    }

    /** Whether this may come after another. */
    boolean mayFollow(RequestState before) {
        return switch (this) {
            case OPEN -> false;
            case ANSWERED, DECLINED -> before.waitsForAnAnswer();
            case ACCEPTED, RETURNED -> before.waitsForAWord();
            case WITHDRAWN -> !before.isOver();
        };
    }

    /** @throws IllegalArgumentException for another word */
    static RequestState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
