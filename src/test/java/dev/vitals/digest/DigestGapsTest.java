package dev.vitals.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.digest.DigestChoice.Rhythm;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DigestGapsTest extends DigestDays {

    @Test
    void neverSaysThatAllIsWellWhereSomethingCannotBeRead() {
        practice.scan(Practice.STAGING, PASS);
        practice.scanKeptBack(Practice.PRODUCTION);
        practice.clock.pass(Duration.ofMinutes(1));
        var ada = practice.person("Ada", "viewer", null);
        practice.wanting(ada, choice -> Wants.withAllClear(choice, Rhythm.WEEKLY));
        practice.clock.set("2026-11-30T06:00:00Z");
        practice.scan(Practice.STAGING, PASS);
        practice.scanKeptBack(Practice.PRODUCTION);
        seven();

        assertThat(only().subject()).isEqualTo("[Vitals] nothing changed, S3 still not readable: all accounts");
        assertThat(only().plain())
                .contains("as far as can be seen")
                .doesNotContain("everything could be read")
                .containsSubsequence(
                        "COULD NOT BE READ", "still: Clinic production: S3, access denied since 24 Nov 2026");
    }

    @Test
    void putsWhatCannotBeSeenBeforeWhatIsSeen() {
        practice.scan(Practice.PRODUCTION, FAIL, PASS);
        practice.scan(Practice.STAGING, PASS);
        practice.ada();
        tomorrow();
        practice.scanKeptBack(Practice.PRODUCTION);
        practice.scan(Practice.STAGING, FAIL);
        seven();

        assertThat(only().subject()).isEqualTo("[Vitals] S3 not readable, 1 new, 1 unreadable: all accounts");
        assertThat(only().plain())
                .containsSubsequence(
                        "COULD NOT BE READ",
                        "new: Clinic production: S3, access denied",
                        "NEW (1)",
                        "COULD BE SEEN BEFORE, AND CANNOT NOW (1)");

        tomorrow();
        practice.scan(Practice.PRODUCTION, FAIL, PASS);
        practice.scan(Practice.STAGING, FAIL);
        seven();
        var second = practice.mails().getLast();
        assertThat(second.subject()).isEqualTo("[Vitals] S3 readable again: all accounts");
        assertThat(second.plain()).contains("CAN BE READ AGAIN\n- Clinic production: S3");
    }

    @Test
    void tellsOnceThatAnAccountIsNotReadAnyMore() {
        practice.scan(Practice.PRODUCTION, PASS);
        practice.scan(Practice.STAGING, PASS);
        practice.ada();
        for (int day = 0; day < 4; day++) {
            tomorrow();
            practice.scanFailed(Practice.PRODUCTION);
            practice.scan(Practice.STAGING, PASS);
            seven();
        }
        assertThat(practice.mails().getFirst().subject()).isEqualTo("[Vitals] 1 account not read: all accounts");
        assertThat(practice.mails().getFirst().plain())
                .contains("Clinic production was last read on 24 Nov 2026, 06:00 UTC", "could not be assumed");
        assertThat(practice.mails())
                .as("failed, then older than a day and a half, then silence")
                .hasSize(2);
    }
}
