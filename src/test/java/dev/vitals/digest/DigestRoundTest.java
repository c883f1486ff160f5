package dev.vitals.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.digest.DigestChoice.Rhythm;
import dev.vitals.digest.Mail.State;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DigestRoundTest {

    private static final Verdict PASS = Verdict.pass();
    private static final Verdict FAIL = Verdict.fail("bucket is plain");

    private final Practice practice = Practice.open();

    @AfterEach
    void close() {
        practice.close();
    }

    @Test
    void tellsWhatChangedSinceTheLastOneAndThenHowThingsStand() {
        practice.scan(Practice.PRODUCTION, FAIL, FAIL, PASS, FAIL);
        practice.scan(Practice.STAGING, PASS);
        practice.scored("all", "2026-11-24", 20, 80);
        practice.ada();
        tomorrow();
        practice.scan(Practice.PRODUCTION, PASS, FAIL, FAIL);
        practice.scored("all", "2026-11-25", 22, 81.5);
        seven();

        var mail = only();
        assertThat(mail.subject()).isEqualTo("[Vitals] 1 new, 1 fixed, 1 closed: all accounts");
        assertThat(mail.recipient()).isEqualTo("ada@example.org");
        assertThat(mail.plain())
                .contains("Tue 24 Nov 2026, 06:00 to Wed 25 Nov 2026, 07:00 (UTC)")
                .containsSubsequence(
                        "NEW (1)",
                        "- high: bucket is plain",
                        "Clinic production",
                        "https://vitals.example.org/findings/",
                        "FIXED (1)",
                        "CLOSED: NO LONGER THERE, OR NO LONGER JUDGED (1)",
                        "ALL ACCOUNTS",
                        "Safeguards met: 22 of 40",
                        "up 2: 20 of 40 on 24 Nov 2026",
                        "Weighted pass rate: 81.5%",
                        "up 1.5 points: 80.0% on 24 Nov 2026",
                        "Open findings: 10",
                        "1 critical, 2 high, 3 medium, 4 low",
                        "from 80.0% on 24 Nov 2026 to 81.5% now");
        assertThat(mail.plain().replaceAll("\\s+", " ")).contains("No scan on 28 of these days.");
    }

    @Test
    void comesOnceAndBeginsWhereTheLastOneEnded() {
        practice.ada();
        tomorrow();
        practice.scan(Practice.PRODUCTION, FAIL);
        seven();
        practice.digests().round();
        assertThat(practice.mails()).hasSize(1);

        tomorrow();
        practice.scan(Practice.PRODUCTION, FAIL, FAIL);
        seven();
        assertThat(practice.mails()).extracting(Mail::subject).allMatch(subject -> subject.contains(" 1 new:"));
        assertThat(practice.mails()).hasSize(2);
    }

    @Test
    void twoInstancesAtOnceMakeOneMail() throws Exception {
        practice.ada();
        tomorrow();
        practice.scan(Practice.PRODUCTION, FAIL);
        practice.clock.pass(Duration.ofHours(1));
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int instance = 0; instance < 4; instance++) {
                var digests = practice.digests();
                threads.submit(() -> {
                    start.await();
                    digests.round();
                    return null;
                });
            }
            start.countDown();
        }
        assertThat(practice.mails()).hasSize(1);
    }

    @Test
    void isNotSentWhereNothingChanged() {
        practice.scan(Practice.PRODUCTION, FAIL);
        practice.scan(Practice.STAGING, PASS);
        practice.ada();
        tomorrow();
        practice.scan(Practice.PRODUCTION, FAIL);
        practice.scan(Practice.STAGING, PASS);
        seven();

        assertThat(practice.mails()).isEmpty();
    }

    @Test
    void tellsOnceAWeekThatNothingChangedWhereThatIsWanted() {
        var ada = practice.person("Ada", "viewer", null);
        practice.wanting(ada, choice -> Wants.withAllClear(choice, Rhythm.DAILY));
        for (int day = 0; day < 14; day++) {
            practice.scan(Practice.PRODUCTION, FAIL);
            practice.scan(Practice.STAGING, PASS);
            seven();
            tomorrow();
        }
        assertThat(practice.mails())
                .extracting(mail -> mail.madeAt().toString())
                .as("Mondays")
                .containsExactly("2026-11-30T07:00:00Z", "2026-12-07T07:00:00Z");
        assertThat(practice.mails()).allSatisfy(mail -> {
            assertThat(mail.subject()).isEqualTo("[Vitals] nothing changed: all accounts");
            assertThat(mail.plain()).contains("Nothing changed, and everything could be read.");
        });
    }

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

    @Test
    void countsWhatCameAndWentNeitherAsNewNorAsFixed() {
        practice.scan(Practice.PRODUCTION, PASS, PASS);
        practice.ada();
        practice.clock.pass(Duration.ofHours(8));
        practice.scan(Practice.PRODUCTION, FAIL, PASS);
        practice.clock.pass(Duration.ofHours(8));
        practice.scan(Practice.PRODUCTION, PASS, FAIL);
        practice.clock.set("2026-11-25T07:00:00Z");
        practice.digests().round();

        assertThat(only().subject()).isEqualTo("[Vitals] 1 new, 1 come and gone: all accounts");
    }

    @Test
    void tellsWhatPeopleAcceptedAndWhoseAcceptanceHasEnded() {
        practice.scan(Practice.PRODUCTION, FAIL, FAIL);
        practice.scan(Practice.STAGING, PASS);
        said(1, "accepted");
        practice.clock.pass(Duration.ofMinutes(1));
        practice.ada();
        tomorrow();
        said(1, "open");
        said(2, "accepted");
        practice.scan(Practice.PRODUCTION, FAIL, FAIL);
        practice.scan(Practice.STAGING, PASS);
        seven();

        assertThat(only().subject()).isEqualTo("[Vitals] 1 no longer accepted, 1 accepted: all accounts");
    }

    private void said(long finding, String kind) {
        practice.database
                .sql()
                .sql("insert into finding_event (finding_id, at, kind) values (?, ?, ?)")
                .params(finding, practice.clock.instant().atOffset(java.time.ZoneOffset.UTC), kind)
                .update();
    }

    @Test
    void namesTwentyThingsAndCountsTheRest() {
        practice.ada();
        tomorrow();
        practice.scan(Practice.PRODUCTION, Stream.generate(() -> FAIL).limit(70).toArray(Verdict[]::new));
        practice.scan(Practice.STAGING, Stream.generate(() -> FAIL).limit(70).toArray(Verdict[]::new));
        seven();

        assertThat(only().subject()).contains(" 140 new:");
        assertThat(only().plain()).contains("- and 132 more", "https://vitals.example.org/findings\n");
        assertThat(only().plain().lines().filter(line -> line.startsWith("- high:")))
                .hasSizeLessThanOrEqualTo(20);
    }

    @Test
    void showsAPersonWhatTheyMaySeeAndNothingElse() {
        var bert = practice.person("Bert", "viewer", "staging");
        practice.wanting(bert, choice -> choice);
        practice.scored("all", "2026-11-25", 20, 80);
        practice.scored("group:" + practice.group("production"), "2026-11-25", 19, 79);
        practice.scored("group:" + practice.group("staging"), "2026-11-25", 7, 50);
        tomorrow();
        practice.scan(Practice.PRODUCTION, FAIL, FAIL);
        practice.scanKeptBack(Practice.PRODUCTION);
        practice.scan(Practice.STAGING, FAIL);
        seven();

        assertThat(only().subject()).isEqualTo("[Vitals] 1 new: staging");
        assertThat(only().plain())
                .contains("Clinic staging", "7 of 40")
                .doesNotContain("production", "20 of 40", "19 of 40");
    }

    @Test
    void isAboutTheGroupsThatWereChosen() {
        var ada = practice.person("Ada", "viewer", null);
        practice.wanting(ada, choice -> Wants.of(choice, DigestScope.of(List.of(practice.group("staging")))));
        tomorrow();
        practice.scan(Practice.PRODUCTION, FAIL, FAIL);
        practice.scan(Practice.STAGING, FAIL);
        seven();

        assertThat(only().subject()).isEqualTo("[Vitals] 1 new: staging");
        assertThat(only().html()).contains("/?scope=group%3A" + practice.group("staging"));
    }

    @Test
    void tellsNothingOfAGroupThatSomebodyChoseAndMayNoLongerSee() {
        var bert = practice.person("Bert", "viewer", "staging");
        practice.wanting(bert, choice -> Wants.of(choice, DigestScope.of(List.of(practice.group("production")))));
        tomorrow();
        practice.scan(Practice.PRODUCTION, FAIL);
        seven();

        assertThat(practice.mails()).isEmpty();
    }

    @Test
    void goesToNobodyWhoIsDeactivatedOrWithoutARole() {
        var ada = practice.ada();
        var bert = practice.person("Bert", "viewer", null);
        practice.wanting(bert, choice -> choice);
        tomorrow();
        practice.scan(Practice.PRODUCTION, FAIL);
        practice.database
                .sql()
                .sql("update member set active = false where id = ?")
                .param(ada)
                .update();
        practice.database
                .sql()
                .sql("delete from member_grant where member_id = ?")
                .param(bert)
                .update();
        seven();

        assertThat(practice.mails()).isEmpty();
    }

    @Test
    void tellsAnAuditorOfAPeriodNothingOfOtherDays() {
        var auditor = practice.person("Audrey", "auditor", null);
        practice.wanting(auditor, choice -> choice);
        practice.database
                .sql()
                .sql("update member_grant set period_from = '2026-07-01', period_to = '2026-11-25'")
                .update();
        tomorrow();
        practice.scan(Practice.PRODUCTION, FAIL);
        seven();
        assertThat(practice.mails()).hasSize(1);
        tomorrow();
        practice.scan(Practice.PRODUCTION, PASS);
        seven();
        assertThat(practice.mails()).hasSize(1);
    }

    @Test
    void namesNoArnAccountNumberOrResourceWhereItIsDiscreet() {
        practice.database
                .sql()
                .sql("update account_group set name = 'prod 111122223333' where name = 'production'")
                .update();
        var ada = practice.person("Ada", "viewer", null);
        practice.wanting(
                ada,
                choice -> Wants.discreetly(
                        Wants.of(choice, DigestScope.of(List.of(practice.group("prod 111122223333"))))));
        practice.attested("Policy for 111122223333", "arn:aws:iam::111122223333:user/x", LocalDate.parse("2026-12-01"));
        tomorrow();
        practice.scan(
                Practice.PRODUCTION,
                Verdict.fail("arn:aws:s3:::bucket-0 of 111122223333 is plain"),
                Verdict.fail("bucket-1 is plain"));
        practice.clock.pass(Duration.ofMinutes(10));
        practice.scanKeptBack(Practice.PRODUCTION);
        practice.clock.pass(Duration.ofMinutes(10));
        practice.scanFailed(Practice.PRODUCTION);
        seven();

        var mail = only();
        assertThat(mail.plain()).contains("S3 could not be read in 1 account", "resources: ");
        for (String part : List.of(mail.subject(), mail.plain(), mail.html())) {
            assertThat(part).doesNotContainPattern("\\d{12}").doesNotContainIgnoringCase("arn:");
            assertThat(part).doesNotContain("bucket-0", "bucket-1", "Clinic");
        }
    }

    @Test
    void letsNoNameWriteHeadsOrLinesOfItsOwn() {
        practice.database
                .sql()
                .sql("update account_group set name = E'prod\\r\\nBcc: eve@example.org' where name = 'production'")
                .update();
        var bert = practice.person("Bert", "viewer", "prod\r\nBcc: eve@example.org");
        practice.wanting(bert, choice -> choice);
        tomorrow();
        practice.scan(
                Practice.PRODUCTION,
                Severity.CRITICAL,
                Verdict.fail("x\n\nFIXED (9)\r\n- \u202Eall well https://evil.example <script>" + "y".repeat(9000)));
        seven();

        assertThat(only().subject()).doesNotContainPattern("[\\r\\n]").endsWith("prod Bcc: eve@example.org");
        assertThat(only().plain())
                .doesNotContain("\nFIXED", "\u202E", "https://evil")
                .contains("- critical: x FIXED (9) - all well https[://]evil.example");
        assertThat(only().html()).doesNotContain("<script>").hasSizeLessThan(20_000);
    }

    @Test
    void isKeptToBeReadWhereNothingCanBeSentAndWaitsWhereItCan() {
        practice.ada();
        tomorrow();
        practice.scan(Practice.PRODUCTION, FAIL);
        seven();
        assertThat(only().state()).isEqualTo(State.KEPT);

        practice.goingOutBy(new SmtpDelivery(Practice.settings()));
        tomorrow();
        practice.scan(Practice.PRODUCTION, PASS);
        seven();
        assertThat(practice.mails().getLast().state()).isEqualTo(State.WAITING);
    }

    private Mail only() {
        assertThat(practice.mails()).hasSize(1);
        return practice.mails().getFirst();
    }

    /** Six o'clock of the next day. */
    private void tomorrow() {
        var today = practice.clock.instant().toString().substring(0, 10);
        practice.clock.set(LocalDate.parse(today).plusDays(1) + "T06:00:00Z");
    }

    private void seven() {
        practice.clock.set(practice.clock.instant().toString().substring(0, 10) + "T07:00:00Z");
        practice.digests().round();
    }
}
