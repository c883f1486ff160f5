package dev.vitals.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallRateTest {

    private static final UUID TOKEN = UUID.randomUUID();

    private final MovedClock clock = new MovedClock(Instant.parse("2026-11-02T06:00:00Z"));
    private final CallRate rate = new CallRate(new TokenSettings(366, 60), clock);

    @Test
    void letsABurstThroughAndThenSaysHowLongToWait() {
        spend(60);
        assertThat(rate.take(TOKEN)).contains(Duration.ofSeconds(1));
        assertThat(rate.take(TOKEN)).contains(Duration.ofSeconds(1));
    }

    @Test
    void whoWaitsAsLongAsToldIsLetThrough() {
        spend(60);
        clock.now = clock.now.plus(rate.take(TOKEN).orElseThrow());
        assertThat(rate.take(TOKEN)).isEmpty();
        assertThat(rate.take(TOKEN)).isPresent();
    }

    @Test
    void aClockThatIsPutBackKeepsNobodyWaiting() {
        spend(60);
        clock.now = clock.now.minus(Duration.ofDays(1));
        assertThat(rate.take(TOKEN)).contains(Duration.ofSeconds(1));
        clock.now = clock.now.plusSeconds(1);
        assertThat(rate.take(TOKEN)).isEmpty();
    }

    @Test
    void oneTokensCallsAreNotAnothers() {
        spend(60);
        assertThat(rate.take(UUID.randomUUID())).isEmpty();
    }

    @Test
    void quietDoesNotAddUp() {
        spend(1);
        clock.now = clock.now.plus(Duration.ofDays(1));
        spend(60);
        assertThat(rate.take(TOKEN)).isPresent();
    }

    private void spend(int calls) {
        IntStream.range(0, calls).forEach(n -> assertThat(rate.take(TOKEN)).isEmpty());
    }
}
