package dev.vitals.settings;

import dev.vitals.api.ApiPaths;
import dev.vitals.api.Listed;
import dev.vitals.api.Paging;
import dev.vitals.api.Words;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import dev.vitals.rule.SettingsStore;
import dev.vitals.rule.SettingsVersion;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Settings. */
@RestController
@Needs(Right.READ)
class SettingsApi {

    private final SettingFields fields;
    private final SettingsStore store;

    SettingsApi(SettingFields fields, SettingsStore store) {
        this.fields = fields;
        this.store = store;
    }

    /**
     * The settings in force.
     *
     * @param version of the settings; 0 while the defaults are in force
     */
    record SettingsAnswer(long version, List<SettingItem> settings) {}

    /**
     * A setting.
     *
     * @param path of group and setting: {@code limits.rootUse}
     * @param unit of the number, or what stands on each line
     * @param value in force: a number, a list, a truth value, or values by tag key
     * @param usual what would be in force if nobody had said anything
     */
    record SettingItem(
            String path,
            @Words(of = SettingKind.class) String kind,
            String unit,
            String label,
            String help,
            Object value,
            Object usual,
            boolean isUsual) {}

    /**
     * A version of the settings with what it changed against the one before it.
     *
     * @param reason in that person's words
     */
    record SettingsVersionItem(
            long version, Instant savedAt, String savedBy, String reason, List<SettingChange> changes) {

        static SettingsVersionItem of(SettingsHistory version) {
            return new SettingsVersionItem(
                    version.version(),
                    version.at(),
                    version.by(),
                    version.reason(),
                    version.changes().stream().map(SettingChange::of).toList());
        }
    }

    /** One setting that became another, as people read it. */
    record SettingChange(String path, String before, String after) {

        static SettingChange of(SettingsDraft.Change change) {
            return new SettingChange(change.field().path(), change.before(), change.after());
        }
    }

    /** The settings in force, in the order of the page. */
    @GetMapping(ApiPaths.V1 + "/settings")
    SettingsAnswer settings() {
        var current = store.current();
        var values = SettingsStore.leaves(current);
        var usual = SettingsStore.leaves(current.usual());
        return new SettingsAnswer(
                store.newest().map(SettingsVersion::version).orElse(0L),
                fields.all().stream().map(field -> item(field, values, usual)).toList());
    }

    /** Every version of the settings, the newest first, by the page. */
    @GetMapping(ApiPaths.V1 + "/settings/versions")
    Listed<SettingsVersionItem> versions(Paging paging) {
        return Listed.cut(SettingsHistory.of(fields, store.history()), paging, SettingsVersionItem::of);
    }

    private static SettingItem item(SettingField field, Map<String, JsonNode> values, Map<String, JsonNode> usual) {
        var value = values.get(field.path());
        var without = usual.get(field.path());
        return new SettingItem(
                field.path(),
                field.kind().name().toLowerCase(Locale.ROOT),
                field.unit(),
                field.label(),
                field.help(),
                plain(value),
                plain(without),
                field.text(value).equals(field.text(without)));
    }

    private static Object plain(JsonNode value) {
        return JsonMapper.shared().treeToValue(value, Object.class);
    }
}
