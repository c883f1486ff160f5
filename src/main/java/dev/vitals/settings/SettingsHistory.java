package dev.vitals.settings;

import dev.vitals.rule.Settings;
import dev.vitals.rule.SettingsStore;
import dev.vitals.rule.SettingsVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What each version of the settings changed against the one before it. */
record SettingsHistory(long version, Instant at, String by, String reason, List<SettingsDraft.Change> changes) {

    /**
     * @param versions the newest first
     */
    static List<SettingsHistory> of(SettingFields fields, List<SettingsVersion> versions) {
        var history = new ArrayList<SettingsHistory>();
        for (int at = 0; at < versions.size(); at++) {
            var version = versions.get(at);
            SortedMap<String, JsonNode> before =
                    at + 1 < versions.size() ? versions.get(at + 1).changed() : new TreeMap<>();
            history.add(new SettingsHistory(
                    version.version(),
                    version.at(),
                    version.by(),
                    version.reason(),
                    changes(fields, before, version.changed())));
        }
        return history;
    }

    private static List<SettingsDraft.Change> changes(
            SettingFields fields, Map<String, JsonNode> before, Map<String, JsonNode> after) {
        var defaults = SettingsStore.leaves(Settings.defaults());
        var changes = new ArrayList<SettingsDraft.Change>();
        for (SettingField field : fields.all()) {
            var usual = defaults.get(field.path());
            var was = field.text(before.getOrDefault(field.path(), usual));
            var became = field.text(after.getOrDefault(field.path(), usual));
            if (!was.equals(became)) {
                changes.add(new SettingsDraft.Change(field, was, became));
            }
        }
        return changes;
    }
}
