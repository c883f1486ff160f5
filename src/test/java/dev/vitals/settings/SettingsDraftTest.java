package dev.vitals.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.rule.Settings;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SettingsDraftTest {

    private static final SettingFields FIELDS = new SettingFields();
    private static final Settings DEFAULTS = Settings.defaults();

    @Test
    void namesWhatChangesAndKeepsOnlyWhatDiffersFromTheDefaults() {
        var draft = draft(DEFAULTS.with("limits.passwordAge", 60), Map.of("limits.rootUse", "7"));

        assertThat(draft.changes())
                .extracting(change -> change.field().path() + " " + change.before() + " → " + change.after())
                .containsExactly("limits.rootUse 30 → 7");
        assertThat(draft.otherwise().keySet()).containsExactly("limits.passwordAge", "limits.rootUse");
    }

    @Test
    void forgetsASettingThatBecomesTheDefaultAgain() {
        var draft = draft(DEFAULTS.with("limits.rootUse", 7), Map.of("limits.rootUse", "30"));

        assertThat(draft.changes()).singleElement().matches(SettingsDraft.Change::isDefault);
        assertThat(draft.otherwise()).isEmpty();
    }

    @Test
    void refusesNumbersOutsideTheirBoundsInASentence() {
        assertThat(draft(DEFAULTS, Map.of("limits.rootUse", "0")).wrong())
                .containsExactly(Map.entry("limits.rootUse", "“0” is not a whole number from 1 to 3650."));
        assertThat(draft(DEFAULTS, Map.of("ports.common", "22, 70000")).wrong()).containsKey("ports.common");
        assertThat(draft(DEFAULTS, Map.of("marks.phi", "phi")).wrong().get("marks.phi"))
                .contains("is not a tag and its values");
    }

    @Test
    void keepsRecordsForSixYearsWhateverSomebodyTypes() {
        assertThat(draft(DEFAULTS, Map.of("retention.recordDays", "365")).wrong())
                .containsKey("retention.recordDays");
    }

    @Test
    void readsTagsWithoutCaseAndListsWithoutDoubles() {
        var draft = draft(
                DEFAULTS,
                Map.of(
                        "marks.phi", "Data = PHI, ephi\r\n\r\ndata=Secret",
                        "boundaries.trustedAccounts", "111122223333\n111122223333 \n"));

        var saved = DEFAULTS.with("marks.phi", draft.otherwise().get("marks.phi"))
                .with("boundaries.trustedAccounts", draft.otherwise().get("boundaries.trustedAccounts"));
        assertThat(saved.marks().phi()).isEqualTo(Map.of("data", Set.of("phi", "ephi", "secret")));
        assertThat(saved.boundaries().trustedAccounts()).containsExactly("111122223333");
    }

    @Test
    void aFieldThatWasNotSentStaysAsItIs() {
        var draft = draft(DEFAULTS.with("marks.dedicatedTenancy", true), Map.of("limits.rootUse", "30"));

        assertThat(draft.changes()).isEmpty();
        assertThat(draft.typed()).containsEntry("marks.dedicatedTenancy", "yes");
    }

    private static SettingsDraft draft(Settings current, Map<String, String> sent) {
        return SettingsDraft.of(FIELDS, current, sent);
    }
}
