package dev.vitals.rule.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.vitals.inventory.UnreadableException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LinePatternTest {

    private static final String LINE =
            "Nov  1 12:00:00 ip-10-0-1-5 sshd[1234]: Failed password for invalid user admin from 203.0.113.5 port 40022 ssh2";

    private static final JsonNode EVENT =
            JsonMapper.shared().readTree("{\"eventName\": \"%s\"}".formatted("a".repeat(2_000)));

    @Test
    void readsTermsAndPhrases() {
        assertThat(LinePattern.matches("\"Failed password\"", LINE)).isTrue();
        assertThat(LinePattern.matches("Failed Accepted", LINE)).isFalse();
        assertThat(LinePattern.matches("?Accepted ?Failed", LINE)).isTrue();
        assertThat(LinePattern.matches("Failed -invalid", LINE)).isFalse();
        assertThat(LinePattern.matches("%Failed p.ssword%", LINE)).isTrue();
        assertThat(LinePattern.matches("{ $.eventName = \"Failed\" }", LINE)).isFalse();
    }

    @Test
    void readsFieldsDividedBySpaces() {
        assertThat(LinePattern.matches("[mon, day, time, host, program = sshd*, status = Failed, ...]", LINE))
                .isTrue();
        assertThat(LinePattern.matches("[mon, day, time, host, program = sshd*, status = Accepted, ...]", LINE))
                .isFalse();
        assertThat(LinePattern.matches("[mon, day]", LINE)).isFalse();
        assertThatThrownBy(() -> LinePattern.matches("[a = x && b, ...]", LINE))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void isNotKeptBusyByAPatternThatGoesBack() {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            assertThat(LinePattern.matches("%(([a-zA-Z ]+)*)*!!%", LINE)).isFalse();
            assertThat(EventPattern.parse("{ $.eventName = %(([a-zA-Z]+)*)*!!% }")
                            .matches(EVENT))
                    .isFalse();
            assertThat(EventPattern.parse("{ $.eventName = " + "*a".repeat(400) + "*b }")
                            .matches(EVENT))
                    .isFalse();
            assertThat(EventPattern.parse("{" + "(".repeat(100_000)).matches(EVENT))
                    .isFalse();
            assertThat(EventPattern.parse("{ $" + ".a".repeat(100_000) + " EXISTS }")
                            .matches(EVENT))
                    .isFalse();
            assertThat(EventPattern.parse("{ $.eventName = 1e99999999999 }").matches(EVENT))
                    .isFalse();
        });
    }

    @Test
    void takesNoEscapeForTheEndOfAQuotation() {
        assertThat(LinePattern.matches("[mon, day, time, host, program = \\E.*\\Q, ...]", LINE))
                .isFalse();
    }
}
