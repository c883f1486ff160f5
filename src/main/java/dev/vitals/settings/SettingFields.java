package dev.vitals.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Every setting that can be changed, in the order of the page. */
@Component
class SettingFields {

    private static final String TABLE = "/settings/fields.tsv";
    private static final int COLUMNS = 7;

    private static final Map<String, String> GROUPS = new LinkedHashMap<>();

    static {
        GROUPS.put("marks", "What holds PHI, and other marks");
        GROUPS.put("access", "Who may hold what");
        GROUPS.put("boundaries", "What lies outside and is known");
        GROUPS.put("ports", "Ports");
        GROUPS.put("ages", "Ages");
        GROUPS.put("limits", "Further limits");
        GROUPS.put("horizons", "How far ahead or back things must reach");
        GROUPS.put("retention", "Retention");
    }

    private final List<SettingField> fields;

    SettingFields() {
        try (var table = SettingFields.class.getResourceAsStream(TABLE)) {
            if (table == null) {
                throw new IllegalStateException("The table of settings is not in the jar: " + TABLE);
            }
            fields = new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(SettingFields::field)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    List<SettingField> all() {
        return fields;
    }

    /** The fields of each group, under the group's title. */
    Map<String, List<SettingField>> byGroup() {
        var groups = new LinkedHashMap<String, List<SettingField>>();
        GROUPS.forEach((group, title) -> groups.put(
                title,
                fields.stream().filter(field -> field.group().equals(group)).toList()));
        return groups;
    }

    private static SettingField field(String line) {
        var cells = line.split("\t", -1);
        if (cells.length != COLUMNS) {
            throw new IllegalStateException("Not a row of the table of settings: " + line);
        }
        return new SettingField(
                cells[0],
                SettingKind.valueOf(cells[1].toUpperCase(Locale.ROOT)),
                number(cells[2]),
                number(cells[3]),
                cells[4],
                cells[5],
                cells[6]);
    }

    private static int number(String cell) {
        return cell.isEmpty() ? 0 : Integer.parseInt(cell);
    }
}
