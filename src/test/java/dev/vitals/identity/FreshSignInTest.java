package dev.vitals.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.support.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class FreshSignInTest {

    private final MovableClock clock = MovableClock.at("2026-11-02T06:00:00Z");
    private final FreshSignIn fresh = new FreshSignIn(clock);
    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @Test
    void lastsForTenMinutes() {
        fresh.proved(request);
        clock.pass(Duration.ofMinutes(10).minusSeconds(1));
        assertThat(fresh.isFresh(request)).isTrue();
        clock.pass(Duration.ofSeconds(1));
        assertThat(fresh.isFresh(request)).isFalse();
    }

    @Test
    void doesNotLastForAnHourBecauseTheClockWasPutBackByOne() {
        fresh.proved(request);
        clock.pass(Duration.ofSeconds(-30));
        assertThat(fresh.isFresh(request)).as("a small step").isTrue();
        clock.pass(Duration.ofHours(-1));
        assertThat(fresh.isFresh(request)).isFalse();
        clock.pass(Duration.ofDays(-1));
        assertThat(fresh.isFresh(request)).isFalse();
    }
}
