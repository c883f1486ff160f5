package dev.vitals.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class HereTest {

    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/findings");
    private final Here here = new Here(request);

    @Test
    void keepsTheOtherParameters() {
        request.setParameter("asOf", "2026-10-31");
        request.setParameter("severity", "high", "low");

        assertThat(here.without("asOf")).isEqualTo("/findings?severity=high&severity=low");
        assertThat(here.with("asOf", "2026-10-01")).isEqualTo("/findings?severity=high&severity=low&asOf=2026-10-01");
    }

    @Test
    void startsAgainAtTheFirstSlice() {
        request.setParameter("page", "7");

        assertThat(here.with("severity", "high")).isEqualTo("/findings?severity=high");
        assertThat(here.without("severity")).isEqualTo("/findings");
    }

    @Test
    void staysAnAddressWhateverAPersonTyped() {
        request.setParameter("text", "a&b=\"<c>");

        assertThat(here.with("citation", "164.312(b)"))
                .isEqualTo("/findings?text=a%26b%3D%22%3Cc%3E&citation=164.312%28b%29");
    }

    @Test
    void takesTheDayAndTheScopeAlong() {
        request.setParameter("asOf", "2026-10-31");
        request.setParameter("scope", "group:7");
        request.setParameter("severity", "high");

        assertThat(here.to("/rules")).isEqualTo("/rules?asOf=2026-10-31&scope=group%3A7");
        assertThat(here.to("/findings", "rule", "r", "state", null, "scope", "all"))
                .isEqualTo("/findings?rule=r&scope=all&asOf=2026-10-31");
    }

    @Test
    void leavesOutEmptyFieldsOfAForm() {
        request.setParameter("text", "");

        assertThat(here.others("asOf")).isEmpty();
    }
}
