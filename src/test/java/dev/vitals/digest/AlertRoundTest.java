package dev.vitals.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.local.BreakGlassUsed;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import dev.vitals.scan.ScanFinished;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AlertRoundTest {

    private static final Verdict PASS = Verdict.pass();
    private static final Verdict FAIL = Verdict.fail("bucket is open to the world");

    private final Practice practice = Practice.open();

    @AfterEach
    void close() {
        practice.close();
    }

    @Test
    void tellsManyNewCriticalFindingsInOneMailAShortWhileAfterTheScan() {
        alerted("Ada", null);
        later();
        practice.scan(Practice.PRODUCTION, Severity.CRITICAL, FAIL, FAIL);
        practice.alerts().round();
        assertThat(practice.mails()).as("the window is open").isEmpty();
        practice.clock.pass(Duration.ofMinutes(1));
        practice.scan(Practice.STAGING, Severity.CRITICAL, FAIL);
        practice.clock.pass(Duration.ofMinutes(1));
        practice.alerts().round();

        assertThat(practice.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("[Vitals] 2 new critical findings: Clinic production");
            assertThat(mail.kind()).isEqualTo(Mail.Kind.ALERT);
            assertThat(mail.plain()).contains("NEW CRITICAL FINDINGS (2)", "- critical: bucket is open to the world");
            assertThat(mail.unsubscribe()).startsWith("https://vitals.example.org/unsubscribe/alerts/");
        });
        windowIsOver();
        assertThat(practice.mails()).hasSize(2);
        assertThat(practice.mails().getLast().subject()).isEqualTo("[Vitals] 1 new critical finding: Clinic staging");
    }

    @Test
    void tellsThemTogetherWhereTheirWindowsAreOver() {
        alerted("Ada", null);
        later();
        practice.scan(Practice.PRODUCTION, Severity.CRITICAL, FAIL);
        practice.scan(Practice.STAGING, Severity.CRITICAL, FAIL);
        windowIsOver();

        assertThat(practice.mails())
                .singleElement()
                .extracting(Mail::subject)
                .isEqualTo("[Vitals] 2 new critical findings: Clinic production and Clinic staging");
    }

    @Test
    void tellsAFindingOnceWhileItStaysOpenAndAgainWhenItComesBack() {
        alerted("Ada", null);
        later();
        for (int scan = 0; scan < 3; scan++) {
            practice.scan(Practice.PRODUCTION, Severity.CRITICAL, FAIL);
            windowIsOver();
        }
        assertThat(practice.mails()).hasSize(1);

        practice.scan(Practice.PRODUCTION, Severity.CRITICAL, PASS);
        windowIsOver();
        practice.scan(Practice.PRODUCTION, Severity.CRITICAL, FAIL);
        windowIsOver();
        assertThat(practice.mails()).hasSize(2);
    }

    @Test
    void leavesAloneWhatIsNotCriticalOrWasSettledOrOpenedBefore() {
        practice.scan(Practice.PRODUCTION, Severity.CRITICAL, FAIL);
        later();
        alerted("Ada", null);
        later();
        practice.scan(Practice.PRODUCTION, Severity.CRITICAL, FAIL);
        practice.scan(Practice.STAGING, Severity.HIGH, FAIL);
        windowIsOver();
        practice.scan(Practice.STAGING, Severity.CRITICAL, PASS, FAIL);
        practice.database
                .sql()
                .sql("update finding set human_state = 'accepted' where account_id = ?")
                .param(Practice.STAGING)
                .update();
        windowIsOver();

        assertThat(practice.mails()).isEmpty();
    }

    @Test
    void tellsNobodyOfHistoryThatIsBroughtIn() {
        alerted("Ada", null);
        practice.window.on(new ScanFinished(
                UUID.randomUUID(), Practice.PRODUCTION, practice.clock.instant().minus(Duration.ofDays(2))));

        assertThat(practice.database.count("alert_due")).isZero();
    }

    @Test
    void tellsOnlyWhoMaySeeTheAccountAndWantsToBeTold() {
        alerted("Ada", null);
        alerted("Bert", "staging");
        practice.wanting(practice.person("Carl", "viewer", null), choice -> choice);
        later();
        practice.scan(Practice.PRODUCTION, Severity.CRITICAL, FAIL);
        windowIsOver();

        assertThat(practice.mails()).singleElement().extracting(Mail::recipient).isEqualTo("ada@example.org");
    }

    @Test
    void tellsOnceThatAnAccountCannotBeReadAnyMoreAndAgainAfterItCould() {
        practice.scan(Practice.PRODUCTION, PASS);
        practice.scan(Practice.STAGING, PASS);
        alerted("Ada", null);
        alerted("Bert", "staging");
        for (int scan = 0; scan < 3; scan++) {
            later();
            practice.scanFailed(Practice.PRODUCTION);
            practice.alerts().round();
        }
        assertThat(practice.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("[Vitals] 1 account cannot be read any more: Clinic production");
            assertThat(mail.plain()).contains("Clinic production was last read on 24 Nov 2026, 06:00 UTC");
        });

        later();
        practice.scan(Practice.PRODUCTION, PASS);
        later();
        practice.scanFailed(Practice.PRODUCTION);
        practice.alerts().round();
        assertThat(practice.mails()).hasSize(2);
    }

    @Test
    void takesAnAccountOfWhichEverythingIsKeptBackForOneThatCannotBeRead() {
        practice.scan(Practice.PRODUCTION, PASS);
        alerted("Ada", null);
        later();
        practice.scanKeptBack(Practice.PRODUCTION);
        practice.alerts().round();
        later();
        practice.scanKeptBack(Practice.PRODUCTION);
        practice.alerts().round();

        assertThat(practice.mails())
                .singleElement()
                .extracting(Mail::subject)
                .isEqualTo("[Vitals] 1 account cannot be read any more: Clinic production");
    }

    @Test
    void saysNothingOfAnAccountThatWasNeverReadOrIsAtRest() {
        practice.scan(Practice.STAGING, PASS);
        alerted("Ada", null);
        later();
        practice.scanFailed(Practice.PRODUCTION);
        practice.scanFailed(Practice.STAGING);
        practice.database
                .sql()
                .sql("update account set paused = true where id = ?")
                .param(Practice.STAGING)
                .update();
        practice.alerts().round();

        assertThat(practice.mails()).isEmpty();
    }

    @Test
    void namesNoAccountOrResourceWhereItIsDiscreet() {
        var ada = practice.person("Ada", "viewer", null);
        practice.wanting(ada, choice -> Wants.discreetly(Wants.alerts(choice, practice.clock.instant())));
        practice.scan(Practice.STAGING, PASS);
        later();
        practice.scan(
                Practice.PRODUCTION, Severity.CRITICAL, Verdict.fail("arn:aws:s3:::bucket-0 in 111122223333 is open"));
        practice.scanFailed(Practice.STAGING);
        practice.clock.pass(Duration.ofMinutes(2));
        practice.alerts().round();

        assertThat(practice.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.subject())
                    .isEqualTo("[Vitals] 1 account cannot be read any more, 1 new critical finding: 2 accounts");
            for (String part : new String[] {mail.subject(), mail.plain(), mail.html()}) {
                assertThat(part).doesNotContainPattern("\\d{12}").doesNotContainIgnoringCase("arn:");
                assertThat(part).doesNotContain("bucket-0", "Clinic");
            }
        });
    }

    @Test
    void tellsWhoSeesEverythingOnceThatTheBreakGlassAccountWasUsed() {
        alerted("Ada", null);
        alerted("Bert", "staging");
        var used = new BreakGlassUsed(UUID.randomUUID(), "operator", practice.clock.instant(), "192.0.2.7");
        practice.breakGlass().on(used);
        practice.breakGlass().on(used);

        assertThat(practice.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.recipient()).isEqualTo("ada@example.org");
            assertThat(mail.subject()).isEqualTo("[Vitals] the break-glass account was used");
            assertThat(mail.plain()).contains("operator signed in at 24 Nov 2026, 06:00 UTC", "from 192.0.2.7");
        });
    }

    private void alerted(String name, String group) {
        practice.wanting(
                practice.person(name, "viewer", group), choice -> Wants.alerts(choice, practice.clock.instant()));
    }

    private void later() {
        practice.clock.pass(Duration.ofHours(1));
    }

    private void windowIsOver() {
        practice.clock.pass(Duration.ofMinutes(1));
        practice.alerts().round();
        practice.clock.pass(Duration.ofMinutes(1));
        practice.alerts().round();
    }
}
