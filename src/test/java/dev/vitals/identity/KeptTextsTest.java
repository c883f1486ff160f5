package dev.vitals.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.firewall.RequestRejectedException;

class KeptTextsTest {

    @Test
    void refusesAParameterThatNoDatabaseHolds() {
        assertThatThrownBy(() -> parameter("a\0b")).isInstanceOf(RequestRejectedException.class);
    }

    @Test
    void takesEveryOtherText() {
        assertThat(parameter("two\r\nlines \u202E \uD83D\uDE00 %00")).endsWith("%00");
    }

    private static String parameter(String value) {
        var request = new MockHttpServletRequest("GET", "/findings");
        request.setParameter("text", value);
        return new SecurityConfiguration()
                .textsThatCanBeKept()
                .getFirewalledRequest(request)
                .getParameter("text");
    }
}
