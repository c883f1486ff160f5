package dev.vitals.register;

import dev.vitals.register.DueRule.Due;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a register is for and what its entries say.
 *
 * @param slug in its address and in the store
 * @param thing what an entry is called, in the singular
 * @param purpose a sentence or two for people
 * @param citations the safeguards that it speaks for: unmet while something of it is overdue
 * @param key names of the fields by which a row of a file is taken for an entry; the first is its headline
 * @param shown names of the fields in the list
 * @param file what a file beside an entry is; empty where there is none
 * @param closing what it means to close an entry
 */
record RegisterDefinition(
        String slug,
        String title,
        String thing,
        String purpose,
        List<String> citations,
        List<RegisterField> fields,
        List<String> key,
        List<String> shown,
        List<DueRule> dues,
        @Nullable Cadence cadence,
        String file,
        String closing) {

    /**
     * How often there has to be an entry, once there is any.
     *
     * @param field name of the day that counts
     * @param days from one to the next, at most
     * @param thing what is missing then, in the singular
     */
    record Cadence(String field, int days, String thing) {}

    public Optional<RegisterField> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** By its label or name, whatever the case: as the head of a column has it. */
    Optional<RegisterField> headed(String head) {
        return fields.stream()
                .filter(field ->
                        field.label().equalsIgnoreCase(head) || field.name().equalsIgnoreCase(head))
                .findFirst();
    }

    /** The fields in the list. */
    public List<RegisterField> columns() {
        return shown.stream().flatMap(name -> field(name).stream()).toList();
    }

    /** Such as "a training" or "an incident". */
    public String oneThing() {
        return ("aeiou".indexOf(thing.charAt(0)) >= 0 ? "an " : "a ") + thing;
    }

    /** What an entry is called in lists and sentences. */
    String headline(Map<String, String> fields) {
        return key.stream()
                .filter(name -> field(name).orElseThrow().kind() != RegisterField.Kind.DAY)
                .map(name -> fields.getOrDefault(name, ""))
                .collect(Collectors.joining(": "));
    }

    /** What two entries must not have in common. */
    String keyOf(Map<String, String> fields) {
        return key.stream()
                .map(name -> fields.getOrDefault(name, "").toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.joining("\n"));
    }

    /** When an entry is overdue by the first of its rules. */
    Optional<Due> due(Map<String, String> fields, LocalDate recorded) {
        return dues.stream().flatMap(rule -> rule.of(fields, recorded).stream()).min(Comparator.comparing(Due::last));
    }

    /** The day that counts for the cadence; null where there is none. */
    @Nullable
    LocalDate doneOn(Map<String, String> fields) {
        var day = cadence == null ? "" : fields.getOrDefault(cadence.field(), "");
        return day.isEmpty() ? null : LocalDate.parse(day);
    }
}
