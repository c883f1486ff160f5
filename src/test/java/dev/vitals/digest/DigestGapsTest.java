package dev.vitals.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.digest.DigestChoice.Rhythm;
import dev.vitals.inventory.Cause;
import dev.vitals.rule.Verdict;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
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
    void neverSaysThatAllIsWellWhereSomethingInsideOfAResourceCannotBeRead() {
        everyWeek();
        scanBoth(new Verdict.Unknown(Cause.DENIED, "s3:GetEncryptionConfiguration answered 403"));

        assertThat(only().subject())
                .isEqualTo("[Vitals] nothing changed, 1 rule still not judged everywhere: all accounts");
        assertThat(only().plain().replaceAll("\\s+", " "))
                .doesNotContain("everything could be read")
                .contains("still: Clinic production: 1 resource could not be judged, access denied since");
    }

    @Test
    void tellsOfAResourceThatCannotBeJudgedAnyMoreAndOnceOnlyWhereItsListIsKeptBack() {
        practice.scan(Practice.PRODUCTION, PASS, PASS);
        practice.scan(Practice.STAGING, PASS);
        practice.ada();
        tomorrow();
        practice.scan(Practice.PRODUCTION, PASS, new Verdict.Unknown(Cause.THROTTLED_OUT, "s3:GetBucketPolicy"));
        practice.scan(Practice.STAGING, PASS);
        seven();
        assertThat(only().subject()).isEqualTo("[Vitals] 1 rule not judged everywhere: all accounts");
        tomorrow();
        practice.scanKeptBack(Practice.PRODUCTION);
        practice.scan(Practice.STAGING, PASS);
        seven();

        assertThat(practice.mails().getLast().subject()).isEqualTo("[Vitals] S3 not readable: all accounts");
    }

    @Test
    void neverSaysThatAllIsWellWhereAnAccountIsPausedOrWasJustAdded() {
        everyWeek();
        practice.database.sql().sql("update account set paused = true").update();
        scanBoth(PASS);
        assertThat(only().subject()).isEqualTo("[Vitals] nothing changed, 2 accounts still not read: all accounts");
        assertThat(only().plain())
                .contains("still: Clinic staging was last read on 30 Nov 2026", "It is paused")
                .doesNotContain("everything could be read");

        practice.database
                .sql()
                .sql("update account set paused = false, created_at = '2026-12-06T06:00:00Z' where id = ?")
                .param(Practice.STAGING)
                .update();
        practice.database
                .sql()
                .sql("delete from scan where account_id = ?")
                .param(Practice.STAGING)
                .update();
        practice.clock.set("2026-12-07T06:00:00Z");
        seven();
        assertThat(practice.mails().getLast().plain()).contains("new: Clinic staging has never been read");
    }

    @Test
    void saysThatThereIsNoAccountWhereTheGroupThatWasChosenIsGone() {
        var ada = practice.person("Ada", "viewer", null);
        var scope = DigestScope.of(List.of(practice.group("staging")));
        practice.wanting(ada, choice -> Wants.withAllClear(Wants.of(choice, scope), Rhythm.WEEKLY));
        practice.database.sql().sql("delete from account_group_member").update();
        practice.database.sql().sql("delete from account_group").update();
        scanBoth(PASS);

        assertThat(only().subject()).isEqualTo("[Vitals] nothing looked at: no account");
        assertThat(only().plain())
                .contains("There is no account in what you chose")
                .doesNotContain("everything could be read", "Nothing changed");
    }

    private void everyWeek() {
        var ada = practice.person("Ada", "viewer", null);
        practice.wanting(ada, choice -> Wants.withAllClear(choice, Rhythm.WEEKLY));
    }

    /** A scan before the week and one at the end of it, with the same verdict, and the digest of the week. */
    private void scanBoth(Verdict production) {
        practice.scan(Practice.PRODUCTION, production);
        practice.scan(Practice.STAGING, PASS);
        practice.clock.pass(Duration.ofMinutes(1));
        practice.database
                .sql()
                .sql("update digest_choice set covered_to = ?")
                .param(practice.clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        practice.clock.set("2026-11-30T06:00:00Z");
        practice.scan(Practice.PRODUCTION, production);
        practice.scan(Practice.STAGING, PASS);
        seven();
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
