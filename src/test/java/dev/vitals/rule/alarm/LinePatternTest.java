package dev.vitals.rule.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.inventory.UnreadableException;
import org.junit.jupiter.api.Test;

class LinePatternTest {

    private static final String LINE =
            "Nov  1 12:00:00 ip-10-0-1-5 sshd[1234]: Failed password for invalid user admin from 203.0.113.5 port 40022 ssh2";

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
}
