package dev.vitals.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What a provider publishes is read when it is needed, kept a while, and taken up again when the provider is back. */
class FetchedTest {

    private Instant now = Instant.parse("2026-11-26T08:00:00Z");
    private boolean isUp = true;
    private final AtomicInteger readings = new AtomicInteger();

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    private final Fetched<Integer> fetched = new Fetched<>("acme", Duration.ofHours(1), clock, () -> {
        readings.incrementAndGet();
        if (!isUp) {
            throw new UnreachableException("nothing listens there.");
        }
        return readings.get();
    });

    @Test
    void isNotReadBeforeItIsNeededNorAgainWhileItIsFresh() {
        assertThat(readings).hasValue(0);
        assertThat(fetched.get()).isEqualTo(1);
        now = now.plus(Duration.ofMinutes(59));
        assertThat(fetched.get()).isEqualTo(1);
        now = now.plus(Duration.ofMinutes(2));
        assertThat(fetched.get()).isEqualTo(2);
    }

    @Test
    void theOldOneHoldsForADayWhileItCannotBeReadAgain() {
        fetched.get();
        isUp = false;
        now = now.plus(Duration.ofHours(2));
        assertThat(fetched.get()).isEqualTo(1);
        assertThat(fetched.look().problem()).isEqualTo("nothing listens there.");
        now = now.plus(Duration.ofHours(24));
        assertThatThrownBy(fetched::get)
                .isInstanceOf(UnreachableException.class)
                .hasMessage("nothing listens there.");
    }

    @Test
    void aFailureIsNotRepeatedAtOnceAndIsOverWhenTheProviderIsBack() {
        isUp = false;
        assertThatThrownBy(fetched::get).isInstanceOf(UnreachableException.class);
        isUp = true;
        assertThatThrownBy(fetched::get).isInstanceOf(UnreachableException.class);
        assertThat(readings).hasValue(1);
        now = now.plusSeconds(6);
        assertThat(fetched.get()).isEqualTo(2);
        assertThat(fetched.look().problem()).isEmpty();
    }

    @Test
    void isReadAgainAtAWordButNotForEveryBadSignature() {
        fetched.get();
        now = now.plusSeconds(10);
        assertThat(fetched.renew(Duration.ofSeconds(30))).isFalse();
        now = now.plusSeconds(30);
        assertThat(fetched.renew(Duration.ofSeconds(30))).isTrue();
        assertThat(readings).hasValue(2);
    }

    @Test
    void manyBadSignaturesAtOnceReadOnce() throws Exception {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var slow = new Fetched<>("acme", Duration.ofHours(1), clock, () -> {
            begun.countDown();
            await(goOn);
            return readings.incrementAndGet();
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> slow.renew(Duration.ofSeconds(30)));
            await(begun);
            var others = IntStream.range(0, 5)
                    .mapToObj(number -> {
                        var other = new Thread(() ->
                                assertThat(slow.renew(Duration.ofSeconds(30))).isTrue());
                        other.start();
                        return other;
                    })
                    .toList();
            Awaitility.await().until(() -> others.stream().allMatch(other -> other.getState() == Thread.State.WAITING));
            goOn.countDown();
            assertThat(first.get()).isTrue();
            for (Thread other : others) {
                other.join();
            }
        }
        assertThat(readings).hasValue(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
