package dev.vitals.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.support.TestDatabase;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SettingsStoreTest {

    private static final Instant AT = Instant.parse("2026-11-02T06:00:00Z");

    private final TestDatabase database = TestDatabase.empty();
    private final SettingsStore store = database.settings();

    @Test
    void givesTheDefaultsUntilSomebodySavesOthers() {
        assertThat(store.current()).isEqualTo(Settings.defaults());
        assertThat(store.newest()).isEmpty();
        assertThat(database.books().current().version()).isEmpty();
    }

    @Test
    void changesOnlyWhatWasSavedAndKeepsWhoAndWhy() {
        var version = store.save(Map.of("limits.rootUse", json(7)), "ada", "Root is for emergencies", AT);

        var now = store.current();
        assertThat(now.limits().rootUse()).isEqualTo(7);
        assertThat(now).isEqualTo(Settings.defaults().with("limits.rootUse", 7));
        assertThat(store.history())
                .singleElement()
                .isEqualTo(new SettingsVersion(
                        version,
                        new java.util.TreeMap<>(Map.of("limits.rootUse", json(7))),
                        AT,
                        "ada",
                        "Root is for emergencies"));
        assertThat(database.books().current().version()).contains(version);
    }

    @Test
    void theNewestVersionIsInForceAndForgetsWhatItDoesNotName() {
        store.save(Map.of("limits.rootUse", json(7)), "ada", "first", AT);
        store.save(Map.of("limits.passwordAge", json(60)), "ada", "second", AT.plusSeconds(1));

        assertThat(store.current()).isEqualTo(Settings.defaults().with("limits.passwordAge", 60));
        assertThat(store.history()).extracting(SettingsVersion::reason).containsExactly("second", "first");
    }

    @Test
    void leavesASettingAsideThatThisVersionNoLongerHas() {
        store.save(Map.of("limits.gone", json(1), "gone.too", json(2)), "ada", "of an earlier version", AT);

        assertThat(store.current()).isEqualTo(Settings.defaults());
    }

    private static JsonNode json(Object value) {
        return JsonMapper.shared().valueToTree(value);
    }
}
