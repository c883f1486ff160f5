package dev.vitals.rule.lists;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.UnreadableException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A list that ages.
 *
 * @param title for people
 * @param source the document that it was compiled from, and where that stands
 * @param compiledOn the day as of which it agrees with its source
 * @param reviewDays how many days it may be trusted before somebody compares it with its source
 * @param note what else to know, in one line; may be empty
 */
public record ReferenceList(
        ListName name,
        String title,
        String source,
        LocalDate compiledOn,
        int reviewDays,
        String note,
        List<ListEntry> entries) {

    public ReferenceList {
        entries = List.copyOf(entries);
    }

    /** Reads the text of a list's file. */
    public static ReferenceList parse(ListName name, String text) {
        return new ListParser(name).parse(text);
    }

    /** The first line that covers a value; empty where the list does not know it. */
    public Optional<ListEntry> find(String value) {
        return entries.stream().filter(entry -> entry.covers(value)).findFirst();
    }

    /**
     * The line that covers a value which the list must know to judge by it.
     *
     * @throws UnreadableException when it does not: what is newer than a list is neither good nor bad by it
     */
    public ListEntry require(String value) {
        return find(value)
                .orElseThrow(() -> new UnreadableException(
                        Cause.UNLISTED, "the list \"%s\" does not name %s".formatted(label(), value)));
    }

    public boolean holds(String value) {
        return find(value).isPresent();
    }

    /** The last day on which it may be trusted without a look at its source. */
    public LocalDate reviewBy() {
        return compiledOn.plusDays(reviewDays);
    }

    public boolean isOverdue(LocalDate today) {
        return today.isAfter(reviewBy());
    }

    /** The list in one phrase: "HIPAA-eligible services, compiled on 2026-09-01". */
    public String label() {
        return "%s, compiled on %s".formatted(title, compiledOn);
    }

    /** The file that says the same. */
    public String text() {
        var head = Stream.of(
                        "# Title: " + title,
                        "# Source: " + source,
                        "# Compiled: " + compiledOn,
                        "# Review after: " + reviewDays + " days",
                        note.isEmpty() ? "" : "# Note: " + note)
                .filter(line -> !line.isEmpty());
        return Stream.concat(head, entries.stream().map(ListEntry::line)).collect(Collectors.joining("\n", "", "\n"));
    }

    /** What a verdict can depend on: a list that is only dated anew measures nothing else. */
    @JsonValue
    List<String> measure() {
        return entries.stream().map(ListEntry::line).sorted().toList();
    }
}
