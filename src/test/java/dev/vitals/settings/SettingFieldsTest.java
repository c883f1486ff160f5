package dev.vitals.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.rule.Settings;
import dev.vitals.rule.SettingsStore;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SettingFieldsTest {

    private final SettingFields fields = new SettingFields();

    @Test
    void everySettingCanBeChangedOnThePage() {
        assertThat(fields.all().stream().map(SettingField::path))
                .containsExactlyInAnyOrderElementsOf(
                        SettingsStore.leaves(Settings.defaults()).keySet());
        assertThat(fields.byGroup().values().stream()
                        .mapToInt(java.util.List::size)
                        .sum())
                .isEqualTo(fields.all().size());
    }

    @TestFactory
    java.util.stream.Stream<DynamicTest> whatTheFormShowsMeansTheDefaultAgain() {
        var defaults = SettingsStore.leaves(Settings.defaults());
        return fields.all().stream()
                .map(field -> DynamicTest.dynamicTest(field.path(), () -> {
                    var usual = defaults.get(field.path());
                    var again = field.value(field.text(usual).replace("\n", "\r\n"));
                    assertThat(field.text(again)).isEqualTo(field.text(usual));
                    assertThat(Settings.defaults().with(field.path(), again)).isNotNull();
                }));
    }
}
