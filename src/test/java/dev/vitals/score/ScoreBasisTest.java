package dev.vitals.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.rule.Settings;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScoreBasisTest {

    @Test
    void takesTheSameSettingsForTheSameInWhateverOrderASetLies() {
        assertThat(ScoreBasis.hashOf(marked("yes", "true"))).isEqualTo(ScoreBasis.hashOf(marked("true", "yes")));
    }

    @Test
    void changesWithASetting() {
        assertThat(ScoreBasis.hashOf(marked("yes"))).isNotEqualTo(ScoreBasis.hashOf(marked("yes", "true")));
    }

    private static Settings marked(String... values) {
        return Settings.defaults().with("marks.phi", Map.of("phi", new LinkedHashSet<>(List.of(values))));
    }
}
