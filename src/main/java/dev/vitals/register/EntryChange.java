package dev.vitals.register;

import java.util.List;
import java.util.Map;

/**
 * What a version changed in one field.
 *
 * @param label of the field
 * @param before empty where it said nothing
 * @param after empty where it says nothing any more
 */
record EntryChange(String label, String before, String after) {

    static List<EntryChange> between(
            RegisterDefinition register, Map<String, String> before, Map<String, String> after) {
        return register.fields().stream()
                .map(field -> new EntryChange(
                        field.label(), before.getOrDefault(field.name(), ""), after.getOrDefault(field.name(), "")))
                .filter(change -> !change.before().equals(change.after()))
                .toList();
    }

    /** For people, in one clause. */
    public String words() {
        if (before.isEmpty()) {
            return "%s: “%s”".formatted(label, after);
        }
        return after.isEmpty()
                ? "%s: “%s” is gone".formatted(label, before)
                : "%s: “%s” instead of “%s”".formatted(label, after, before);
    }
}
