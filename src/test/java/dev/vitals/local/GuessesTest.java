package dev.vitals.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.local.Guesses.Outcome;
import dev.vitals.support.DrivenClock;
import dev.vitals.support.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GuessesTest {

    private static final String HOME = "192.0.2.7";

    private final TestDatabase database = TestDatabase.empty();
    private final DrivenClock clock = new DrivenClock("2026-11-02T06:00:00Z");
    private final Guesses guesses = new Guesses(database.sql(), clock, database.transactions());

    @Test
    void fourWrongGuessesCostNothingAndTheWaitDoublesFromTheFifthOn() {
        for (int count = 1; count < Guesses.FREE_BY_NAME; count++) {
            assertThat(wrong("operator", HOME)).isEqualTo(new Outcome.Wrong());
        }
        for (int seconds = 1; seconds <= 8; seconds *= 2) {
            assertThat(wrong("operator", HOME)).isEqualTo(new Outcome.Wrong());
            assertThat(wrong("operator", HOME)).isEqualTo(new Outcome.Wait(Duration.ofSeconds(seconds)));
            clock.pass(Duration.ofSeconds(seconds));
        }
    }

    @Test
    void aGuessThatComesTooSoonIsNotLookedAtAndCountsForNothing() {
        guessUntilTheyWait("operator", HOME);
        var looked = new AtomicInteger();
        for (int count = 0; count < 50; count++) {
            assertThat(guesses.at("operator", HOME, () -> looked.incrementAndGet() > 0))
                    .isInstanceOf(Outcome.Wait.class);
        }
        assertThat(looked).hasValue(0);
        clock.pass(Duration.ofSeconds(1));
        assertThat(right("operator", HOME)).isEqualTo(new Outcome.Right());
    }

    @Test
    void neverLocksAnybodyOutForLongerThanFiveMinutes() {
        for (int count = 0; count < 60; count++) {
            wrong("operator", HOME);
            clock.pass(Guesses.MOST);
        }
        assertThat(right("operator", HOME)).isEqualTo(new Outcome.Right());
    }

    @Test
    void neverLocksAnybodyOutForThoughTheClockIsPutBack() {
        for (Duration back : List.of(Duration.ofHours(1), Duration.ofDays(1))) {
            clock.pass(back);
            guessUntilTheyWait("operator", HOME);
            clock.pass(back.negated());
            assertThat(right("operator", HOME)).as("after %s", back).isEqualTo(new Outcome.Right());
        }
    }

    @Test
    void aSmallStepBackGivesNoGuessAway() {
        for (int count = 0; count < 30; count++) {
            wrong("operator", HOME);
            clock.pass(Guesses.MOST);
        }
        wrong("operator", HOME);
        clock.pass(Duration.ofSeconds(-30));
        assertThat(wrong("operator", HOME)).isInstanceOf(Outcome.Wait.class);
    }

    @Test
    void answersNamesThatThereAreNotLikeThoseThatThereAre() {
        for (int count = 0; count < 7; count++) {
            assertThat(wrong("nobody", HOME)).isEqualTo(wrong("operator", "198.51.100.9"));
        }
    }

    @Test
    void manyAddressesDoNotGetAroundTheLimitOfAName() {
        var waited = IntStream.range(0, 30)
                .mapToObj(last -> wrong("Operator ", "203.0.113." + last))
                .filter(Outcome.Wait.class::isInstance)
                .count();
        assertThat(waited).isEqualTo(30 - Guesses.FREE_BY_NAME);
    }

    @Test
    void manyNamesDoNotGetAroundTheLimitOfAnAddressNorDoTheAddressesOfOneNetwork() {
        var waited = IntStream.range(0, 40)
                .mapToObj(last -> wrong("name" + last, "2001:db8:1:2::" + last))
                .filter(Outcome.Wait.class::isInstance)
                .count();
        assertThat(waited).isEqualTo(40 - Guesses.FREE_BY_ADDRESS);
        assertThat(wrong("another", "2001:db8:1:3::1")).isEqualTo(new Outcome.Wrong());
        assertThat(Network.of("2001:db8:1:2:ffff::1")).isEqualTo(Network.of("2001:db8:1:2::9"));
        assertThat(Network.of("::ffff:192.0.2.7")).isEqualTo("192.0.2.7");
    }

    @Test
    void strangersDoNotKeepOutWhoCameInFromTheirAddressBefore() {
        assertThat(right("operator", HOME)).isEqualTo(new Outcome.Right());
        IntStream.range(0, 30).forEach(last -> wrong("operator", "203.0.113." + last));

        assertThat(wrong("operator", "198.51.100.9")).isInstanceOf(Outcome.Wait.class);
        assertThat(right("operator", HOME)).isEqualTo(new Outcome.Right());
        guessUntilTheyWait("operator", HOME);
        assertThat(right("operator", HOME))
                .as("but guesses from there are limited too")
                .isInstanceOf(Outcome.Wait.class);
    }

    @Test
    void manyGuessesAtOnceOnTwoInstancesAreNoMoreThanOneAfterTheOther() throws Exception {
        var other = new Guesses(database.sql(), clock, database.transactions());
        var looked = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(8)) {
            threads.invokeAll(IntStream.range(0, 40)
                    .mapToObj(count -> (Callable<Outcome>) () -> (count % 2 == 0 ? guesses : other)
                            .at("operator", "203.0.113." + count, () -> looked.incrementAndGet() < 0))
                    .toList());
        }
        assertThat(looked).hasValue(Guesses.FREE_BY_NAME);
    }

    @Test
    void keepsNoNameThatWasTyped() {
        wrong("my password by mistake", HOME);
        assertThat(database.sql()
                        .sql("select string_agg(g::text, ' ') from sign_in_guess g")
                        .query(String.class)
                        .single())
                .doesNotContain("mistake", HOME);
    }

    @Test
    void saysHowLongToWait() {
        assertThat(Sentences.of(new Outcome.Wait(Duration.ofMillis(300)))).contains("Wait a second,");
        assertThat(Sentences.of(new Outcome.Wait(Duration.ofSeconds(8)))).contains("Wait 8 seconds,");
        assertThat(Sentences.of(new Outcome.Wait(Duration.ofSeconds(256)))).contains("Wait 5 minutes,");
    }

    private void guessUntilTheyWait(String name, String address) {
        for (int count = 0; count < Guesses.FREE_BY_NAME; count++) {
            wrong(name, address);
        }
    }

    private Outcome wrong(String name, String address) {
        return guesses.at(name, address, () -> false);
    }

    private Outcome right(String name, String address) {
        return guesses.at(name, address, () -> true);
    }
}
