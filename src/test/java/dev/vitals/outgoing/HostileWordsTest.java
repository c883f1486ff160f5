package dev.vitals.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.support.Fuzzed;
import net.jqwik.api.ForAll;
import tools.jackson.databind.json.JsonMapper;

/** What Slack and Jira are told of names: one line, from which they make nothing. */
class HostileWordsTest {

    private static final String STEERING = "[\\p{Cc}\\p{Cs}\\u202A-\\u202E\\u2066-\\u2069]";

    @Fuzzed
    void slackMakesNoLinkAndNoMention(@ForAll String hostile) {
        assertThat(SlackWay.harmless(hostile))
                .doesNotContain("<", ">")
                .doesNotContainPattern("&(?!(amp|lt|gt);)")
                .doesNotContainPattern("@\\w|https?:|ftp:")
                .doesNotContainPattern(STEERING);
    }

    @Fuzzed
    void jiraMakesNoMarkup(@ForAll String hostile) {
        assertThat(JiraWay.harmless(hostile))
                .doesNotContainPattern("(?<!\\\\)(?:\\\\\\\\)*[\\[\\]{}!*_^~+|#@?]")
                .doesNotContainPattern("https?:/")
                .doesNotContainPattern(STEERING);
    }

    @Fuzzed
    void jsonStaysOneValue(@ForAll String hostile) {
        var written = JsonMapper.shared().writeValueAsString(java.util.Map.of("name", hostile));
        assertThat(JsonMapper.shared().readTree(written).size()).isOne();
        assertThat(written.lines()).hasSize(1);
    }
}
