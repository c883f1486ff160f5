package dev.vitals.register;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What somebody wrote into the fields of an entry, and what cannot be taken as it is.
 *
 * @param values by name of the field, as they were typed; all fields are there
 * @param wrong sentences by name of the field; empty where all can be taken
 */
record RegisterForm(Map<String, String> values, Map<String, String> wrong) {

    /** What is filled in, held against the register's fields. */
    static RegisterForm of(RegisterDefinition register, Map<String, String> given, LocalDate today) {
        var values = new LinkedHashMap<String, String>();
        var wrong = new LinkedHashMap<String, String>();
        for (RegisterField field : register.fields()) {
            var value = given.getOrDefault(field.name(), "").strip();
            values.put(field.name(), value);
            var sentence = wrong(field, value, today);
            if (!sentence.isEmpty()) {
                wrong.put(field.name(), sentence);
            }
        }
        return new RegisterForm(values, wrong);
    }

    /** What an entry says, to be changed. */
    static RegisterForm of(RegisterDefinition register, RegisterEntry entry) {
        var values = new LinkedHashMap<String, String>();
        register.fields().forEach(field -> values.put(field.name(), entry.value(field.name())));
        return new RegisterForm(values, Map.of());
    }

    boolean isFine() {
        return wrong.isEmpty();
    }

    /** What is to be kept: the fields that hold something. */
    Map<String, String> filled() {
        var filled = new LinkedHashMap<>(values);
        filled.values().removeIf(String::isEmpty);
        return filled;
    }

    private static String wrong(RegisterField field, String value, LocalDate today) {
        if (value.isEmpty()) {
            return field.isRequired() ? "“%s” is needed.".formatted(field.label()) : "";
        }
        if (value.length() > field.longest()) {
            return "“%s” holds at most %,d characters.".formatted(field.label(), field.longest());
        }
        return switch (field.kind()) {
            case DAY -> wrongDay(field, value, today);
            case CHOICE ->
                field.choices().contains(value)
                        ? ""
                        : "“%s” is one of: %s.".formatted(field.label(), String.join("; ", field.choices()));
            case LINE, PROSE -> "";
        };
    }

    private static String wrongDay(RegisterField field, String value, LocalDate today) {
        try {
            return field.isPast() && LocalDate.parse(value).isAfter(today)
                    ? "“%s” lies ahead; write down what was, not what will be.".formatted(field.label())
                    : LocalDate.parse(value).getYear() < 1970 ? "“%s” lies too far back.".formatted(field.label()) : "";
        } catch (DateTimeException notADay) {
            return "“%s” is a day such as 2026-10-31.".formatted(field.label());
        }
    }
}
