package dev.vitals.outgoing;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What happens to findings that others may want to be told. */
enum Happening {
    OPENED("A finding opens", "opened"),
    REOPENED("It fails again", "reopened"),
    RESOLVED("A scan sees it pass, or its resource is gone", "resolved", "gone"),
    ACCEPTED("Somebody accepts its risk or calls it false, and when that ends", "accepted", "false_positive", "open"),
    UNREADABLE("It cannot be read any more, or again", "unknown", "readable");

    private final String title;
    private final List<String> events;

    Happening(String title, String... events) {
        this.title = title;
        this.events = List.of(events);
    }

    /** As forms and the API have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String title() {
        return title;
    }

    /** The kinds of events of findings that it stands for. */
    List<String> events() {
        return events;
    }

    static List<Happening> of(List<String> words) {
        return Arrays.stream(values()).filter(one -> words.contains(one.word())).toList();
    }

    static List<Happening> ofEvents(List<String> kinds) {
        return Arrays.stream(values())
                .filter(one -> kinds.containsAll(one.events))
                .toList();
    }
}
