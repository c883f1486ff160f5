package dev.vitals.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.rule.Verdict;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;

/** Days of a practice: scans at six, digests at seven. */
abstract class DigestDays {

    static final Verdict PASS = Verdict.pass();
    static final Verdict FAIL = Verdict.fail("bucket is plain");

    final Practice practice = Practice.open();

    @AfterEach
    void close() {
        practice.close();
    }

    /** The mail, of which there must be one. */
    Mail only() {
        assertThat(practice.mails()).hasSize(1);
        return practice.mails().getFirst();
    }

    /** Six o'clock of the next day. */
    void tomorrow() {
        var today = practice.clock.instant().toString().substring(0, 10);
        practice.clock.set(LocalDate.parse(today).plusDays(1) + "T06:00:00Z");
    }

    /** Seven o'clock of the day and five seconds: digests that are due are made. */
    void seven() {
        practice.clock.set(practice.clock.instant().toString().substring(0, 10) + "T07:00:05Z");
        practice.digests().round();
    }
}
