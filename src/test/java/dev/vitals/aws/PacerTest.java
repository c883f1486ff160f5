package dev.vitals.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PacerTest {

    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong now = new AtomicLong();
    private final Pacer pacer = new Pacer(0.5, now::get, now::addAndGet);

    @Test
    void letsABurstPassAndThenKeepsToItsShare() {
        for (int call = 0; call < 50; call++) {
            acquire();
        }
        assertThat(now.get()).as("half of the burst of 100 passes at once").isZero();

        for (int call = 0; call < 20; call++) {
            acquire();
        }
        assertThat(now.get()).as("then half of 20 a second").isCloseTo(2 * SECOND, within(SECOND / 100));
    }

    @Test
    void halvesOnThrottlingAndRecoversButNeverBeyondItsShare() {
        pacer.throttled("1", "us-east-1", "ec2");
        assertThat(rate()).isEqualTo(5);
        pacer.throttled("1", "us-east-1", "ec2");
        assertThat(rate()).isEqualTo(2.5);

        for (int answer = 0; answer < 100; answer++) {
            pacer.answered("1", "us-east-1", "ec2");
        }
        assertThat(rate()).isEqualTo(10);
    }

    @Test
    void keepsAccountsAndRegionsApart() {
        pacer.throttled("1", "us-east-1", "ec2");

        assertThat(pacer.rate("1", "us-west-2", "ec2")).isEqualTo(10);
        assertThat(pacer.rate("2", "us-east-1", "ec2")).isEqualTo(10);
    }

    private void acquire() {
        pacer.acquire("1", "us-east-1", "ec2");
    }

    private double rate() {
        return pacer.rate("1", "us-east-1", "ec2");
    }
}
