package dev.vitals.rule.lists;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a list's file: a head of {@code # Word: value} lines, then a line per entry, a key and what is said of it. Strict,
 * because a line that is skipped is a verdict that changes without anybody knowing.
 */
final class ListParser {

    private static final Pattern HEAD = Pattern.compile("#\\s*(Title|Source|Compiled|Review after|Note):\\s*(.*)");
    private static final Pattern DAYS = Pattern.compile("([1-9]\\d{0,3}) days?");
    private static final int MOST_LINES = 5000;
    private static final int LONGEST_LINE = 400;

    private final ListName name;
    private final Map<String, String> head = new HashMap<>();
    private final Map<String, Integer> headLines = new HashMap<>();
    private final List<ListEntry> entries = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();

    ListParser(ListName name) {
        this.name = name;
    }

    ReferenceList parse(String text) {
        var lines = text.lines().toList();
        if (lines.size() > MOST_LINES) {
            throw new MalformedListException(
                    "A list has at most %d lines; this one has %d.".formatted(MOST_LINES, lines.size()));
        }
        for (int at = 0; at < lines.size(); at++) {
            line(at + 1, lines.get(at).strip());
        }
        if (entries.isEmpty()) {
            throw new MalformedListException("The list has no entries. Each line holds %s.".formatted(name.form()));
        }
        return new ReferenceList(
                name, given("Title"), given("Source"), date(), days(), head.getOrDefault("Note", ""), entries);
    }

    private void line(int number, String line) {
        if (line.isEmpty()) {
            return;
        }
        if (line.length() > LONGEST_LINE) {
            throw wrong(number, "is longer than %d characters".formatted(LONGEST_LINE));
        }
        if (line.startsWith("#")) {
            head(number, line);
        } else {
            entry(number, line);
        }
    }

    private void head(int number, String line) {
        var found = HEAD.matcher(line);
        if (!found.matches()) {
            throw wrong(
                    number,
                    "begins with # and is none of Title, Source, Compiled, Review after and Note, each followed by a colon");
        }
        if (head.put(found.group(1), found.group(2).strip()) != null) {
            throw wrong(number, "says %s a second time".formatted(found.group(1)));
        }
        headLines.put(found.group(1), number);
    }

    private void entry(int number, String line) {
        var parts = line.split("\\s+", 2);
        var entry = new ListEntry(parts[0], parts.length > 1 ? parts[1].strip() : "");
        if (!name.admits(entry)) {
            throw wrong(number, "(\"%s\") is not %s".formatted(line, name.form()));
        }
        if (!keys.add(entry.key())) {
            throw wrong(number, "names %s a second time".formatted(entry.key()));
        }
        entries.add(entry);
    }

    private String given(String word) {
        var value = head.getOrDefault(word, "");
        if (value.isEmpty()) {
            throw new MalformedListException("The list does not say its %s. Begin it with a line \"# %s: …\"."
                    .formatted(word.toLowerCase(java.util.Locale.ROOT), word));
        }
        return value;
    }

    private LocalDate date() {
        try {
            return LocalDate.parse(given("Compiled"));
        } catch (DateTimeParseException unreadable) {
            throw wrong(headLines.get("Compiled"), "should say a day, such as 2026-11-26");
        }
    }

    private int days() {
        var days = DAYS.matcher(given("Review after"));
        if (!days.matches()) {
            throw wrong(headLines.get("Review after"), "should say a number of days, such as 180 days");
        }
        return Integer.parseInt(days.group(1));
    }

    private static MalformedListException wrong(int number, String what) {
        return new MalformedListException("Line %d %s.".formatted(number, what));
    }
}
