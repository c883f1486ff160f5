package dev.vitals.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.rule.Settings;
import dev.vitals.rule.lists.ListName;
import dev.vitals.rule.lists.Lists;
import dev.vitals.rule.lists.ReferenceList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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

    @Test
    void changesWithAnEntryOfAListButNotWithItsDate() {
        var list = Lists.shipped().of(ListName.LAMBDA_RUNTIMES);
        var dated = ReferenceList.parse(list.name(), list.text().replace("" + list.compiledOn(), "2026-11-26"));
        var fewer = ReferenceList.parse(list.name(), list.text().replace("python2.7 2021-07-15\n", ""));

        assertThat(hash(dated)).isEqualTo(ScoreBasis.hashOf(Settings.defaults()));
        assertThat(hash(fewer)).isNotEqualTo(ScoreBasis.hashOf(Settings.defaults()));
    }

    private static String hash(ReferenceList list) {
        return ScoreBasis.hashOf(Settings.defaults(Lists.shipped().with(List.of(list))));
    }

    private static Settings marked(String... values) {
        return Settings.defaults().with("marks.phi", Map.of("phi", new LinkedHashSet<>(List.of(values))));
    }
}
