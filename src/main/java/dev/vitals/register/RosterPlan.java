package dev.vitals.register;

import dev.vitals.hash.Sha256;
import dev.vitals.page.CsvReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a file would do to a register. Nothing that it leaves out is closed: a file is no whole list.
 *
 * @param lines in the order of the file
 * @param ignored heads of columns that the register does not know
 * @param problem a sentence where the file as a whole cannot be taken, else empty
 */
record RosterPlan(List<Line> lines, List<String> ignored, String problem) {

    static final int MOST_ROWS = 2_000;

    /** Columns of our own that say nothing new. */
    private static final Set<String> OURS = Set.of("state", "because", "version", "recorded by", "recorded at", "file");

    /** What becomes of a row. */
    enum Kind {
        ADDED("Added", "pass"),
        CHANGED("Changed", "awaiting"),
        SAME("As it is", "gone"),
        REFUSED("Refused", "fail");

        private final String title;
        private final String mark;

        Kind(String title, String mark) {
            this.title = title;
            this.mark = mark;
        }

        public String title() {
            return title;
        }

        public String mark() {
            return mark;
        }
    }

    /**
     * A row of the file.
     *
     * @param number of its line
     * @param what its headline
     * @param words what changes, or why it is refused
     */
    record Line(
            int number,
            Kind kind,
            String what,
            String words,
            @Nullable RegisterDraft draft) {}

    /** Holds a file against what the register holds. */
    static RosterPlan of(RegisterDefinition register, String csv, List<RegisterEntry> entries, LocalDate today) {
        var rows = CsvReader.rows(csv);
        if (rows.size() < 2) {
            return refused(
                    "The file holds no rows. Its first line names the columns, such as “%s”; each further line is one %s."
                            .formatted(heads(register), register.thing()));
        }
        if (rows.size() - 1 > MOST_ROWS) {
            return refused("The file holds more than %,d rows. Split it.".formatted(MOST_ROWS));
        }
        var columns = columns(register, rows.getFirst());
        var missing = register.fields().stream()
                .filter(RegisterField::isRequired)
                .filter(field -> !columns.containsValue(field.name()))
                .map(RegisterField::label)
                .toList();
        if (!missing.isEmpty() && !columns.containsValue("id")) {
            return refused("The file has no column “%s”. Its first line names the columns: %s."
                    .formatted(missing.getFirst(), heads(register)));
        }
        return new RosterPlan(
                lines(register, rows.subList(1, rows.size()), columns, entries, today),
                rows.getFirst().cells().stream()
                        .filter(head -> !head.isEmpty() && !isKnown(register, head))
                        .toList(),
                "");
    }

    /** How many rows are of a kind. */
    public long count(Kind kind) {
        return lines.stream().filter(line -> line.kind() == kind).count();
    }

    /** The versions that are to be added. */
    public List<RegisterDraft> drafts() {
        return lines.stream()
                .map(Line::draft)
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    /** Changes with anything that would be done, and with what it would be done to. */
    public String fingerprint() {
        var words = lines.stream()
                .map(line -> "%s %s %s".formatted(line.kind(), line.words(), line.draft()))
                .collect(Collectors.joining("\n"));
        return Sha256.of(words);
    }

    private static RosterPlan refused(String problem) {
        return new RosterPlan(List.of(), List.of(), problem);
    }

    private static String heads(RegisterDefinition register) {
        return register.fields().stream().map(RegisterField::label).collect(Collectors.joining(", "));
    }

    private static boolean isKnown(RegisterDefinition register, String head) {
        return head.equalsIgnoreCase("id")
                || OURS.contains(head.toLowerCase(java.util.Locale.ROOT))
                || register.headed(head).isPresent();
    }

    /** Names of fields by number of the column. */
    private static Map<Integer, String> columns(RegisterDefinition register, CsvReader.Row heads) {
        var columns = new LinkedHashMap<Integer, String>();
        for (var number = 0; number < heads.cells().size(); number++) {
            var head = heads.cell(number);
            var at = number;
            if (head.equalsIgnoreCase("id")) {
                columns.put(at, "id");
            } else {
                register.headed(head).ifPresent(field -> columns.putIfAbsent(at, field.name()));
            }
        }
        return columns;
    }

    private static List<Line> lines(
            RegisterDefinition register,
            List<CsvReader.Row> rows,
            Map<Integer, String> columns,
            List<RegisterEntry> entries,
            LocalDate today) {
        var byId = entries.stream().collect(Collectors.toMap(entry -> String.valueOf(entry.id()), entry -> entry));
        var byKey = entries.stream()
                .filter(entry -> !entry.isClosed())
                .collect(Collectors.toMap(
                        entry -> register.keyOf(entry.fields()), entry -> entry, (first, second) -> first));
        var seen = new LinkedHashMap<String, Integer>();
        var lines = new ArrayList<Line>();
        for (CsvReader.Row row : rows) {
            var given = new LinkedHashMap<String, String>();
            columns.forEach((number, name) -> given.put(name, row.cell(number)));
            var id = given.getOrDefault("id", "");
            var entry = id.isEmpty() ? byKey.get(register.keyOf(given)) : byId.get(id);
            if (entry == null && !id.isEmpty()) {
                lines.add(new Line(
                        row.line(),
                        Kind.REFUSED,
                        register.headline(given),
                        "The register has no entry %s. Leave the id empty for a new one.".formatted(id),
                        null));
            } else {
                lines.add(line(register, row.line(), given, entry, seen, today));
            }
        }
        return lines;
    }

    private static Line line(
            RegisterDefinition register,
            int number,
            Map<String, String> given,
            @Nullable RegisterEntry entry,
            Map<String, Integer> seen,
            LocalDate today) {
        // A column that the file does not have leaves what is there.
        var merged = new LinkedHashMap<String, String>(entry == null ? Map.of() : entry.fields());
        merged.putAll(given);
        var form = RegisterForm.of(register, merged, today);
        var headline = register.headline(form.values());
        if (!form.isFine()) {
            return new Line(
                    number,
                    Kind.REFUSED,
                    headline,
                    String.join(" ", form.wrong().values()),
                    null);
        }
        var before = seen.putIfAbsent(entry == null ? register.keyOf(form.values()) : "id " + entry.id(), number);
        if (before != null) {
            return new Line(
                    number,
                    Kind.REFUSED,
                    headline,
                    "Line %d is about the same %s.".formatted(before, register.thing()),
                    null);
        }
        if (entry == null) {
            return new Line(number, Kind.ADDED, headline, "", RegisterDraft.of(null, form.filled()));
        }
        var changes = EntryChange.between(register, entry.fields(), form.filled());
        if (changes.isEmpty()) {
            return new Line(number, Kind.SAME, headline, "", null);
        }
        var draft = new RegisterDraft(entry.id(), form.filled(), entry.isClosed(), entry.file(), entry.fileName(), "");
        return new Line(
                number,
                Kind.CHANGED,
                headline,
                changes.stream().map(EntryChange::words).collect(Collectors.joining("; ")),
                draft);
    }
}
