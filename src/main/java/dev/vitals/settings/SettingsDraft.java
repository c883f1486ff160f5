package dev.vitals.settings;

import dev.vitals.rule.Settings;
import dev.vitals.rule.SettingsStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What somebody typed, compared with what is in force.
 *
 * @param typed by path, as typed: shown again where something is wrong
 * @param wrong sentences by path
 * @param changes against what is in force
 * @param otherwise what differs from the defaults, as the store keeps it
 */
record SettingsDraft(
        Map<String, String> typed,
        Map<String, String> wrong,
        List<Change> changes,
        SortedMap<String, JsonNode> otherwise) {

    /** One setting that becomes another. */
    record Change(SettingField field, String before, String after) {

        public boolean isDefault() {
            return after.equals(
                    field.text(SettingsStore.leaves(Settings.defaults()).get(field.path())));
        }
    }

    /** What is in force, as the form shows it at first. */
    static SettingsDraft of(SettingFields fields, Settings current) {
        var leaves = SettingsStore.leaves(current);
        var typed = new LinkedHashMap<String, String>();
        fields.all().forEach(field -> typed.put(field.path(), field.text(leaves.get(field.path()))));
        return new SettingsDraft(typed, Map.of(), List.of(), new TreeMap<>());
    }

    /** What was typed; a field that was not sent stays as it is. */
    static SettingsDraft of(SettingFields fields, Settings current, Map<String, String> sent) {
        var defaults = SettingsStore.leaves(current.usual());
        var inForce = of(fields, current).typed();
        var typed = new LinkedHashMap<>(inForce);
        var wrong = new LinkedHashMap<String, String>();
        var changes = new ArrayList<Change>();
        var otherwise = new TreeMap<String, JsonNode>();
        for (SettingField field : fields.all()) {
            var path = field.path();
            typed.computeIfPresent(path, (any, now) -> sent.getOrDefault(path, now));
            try {
                var value = field.value(typed.getOrDefault(path, ""));
                var after = field.text(value);
                if (!after.equals(inForce.get(path))) {
                    changes.add(new Change(field, inForce.getOrDefault(path, ""), after));
                }
                if (!after.equals(field.text(defaults.get(path)))) {
                    otherwise.put(path, value);
                }
            } catch (IllegalArgumentException mistyped) {
                wrong.put(path, String.valueOf(mistyped.getMessage()));
            }
        }
        return new SettingsDraft(typed, wrong, changes, otherwise);
    }
}
