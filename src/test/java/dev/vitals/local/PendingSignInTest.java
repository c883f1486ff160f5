package dev.vitals.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.support.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class PendingSignInTest {

    private final MovableClock clock = MovableClock.at("2026-11-02T06:00:00Z");
    private final PendingSignIn pending = new PendingSignIn(clock);
    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @Test
    void waitsForFiveMinutesForItsCode() {
        request.getSession();
        pending.begin(request, "operator");
        clock.pass(Duration.ofMinutes(5).minusSeconds(1));
        assertThat(pending.name(request)).contains("operator");
        clock.pass(Duration.ofSeconds(1));
        assertThat(pending.name(request)).isEmpty();
    }

    @Test
    void doesNotWaitForADayBecauseTheClockWasPutBackByOne() {
        request.getSession();
        pending.begin(request, "operator");
        clock.pass(Duration.ofSeconds(-30));
        assertThat(pending.name(request)).as("a small step").contains("operator");
        clock.pass(Duration.ofDays(-1));
        assertThat(pending.name(request)).isEmpty();
    }
}
