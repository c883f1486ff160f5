package dev.vitals.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DigestSightTest extends DigestDays {

    @Test
    void showsAPersonWhatTheyMaySeeAndNothingElse() {
        var bert = practice.person("Bert", "viewer", "staging");
        practice.wanting(bert, choice -> choice);
        practice.records.scored("all", "2026-11-25", 20, 80);
        practice.records.scored("group:" + practice.group("production"), "2026-11-25", 19, 79);
        practice.records.scored("group:" + practice.group("staging"), "2026-11-25", 7, 50);
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
        practice.records.attested(
                "Policy for 111122223333", "arn:aws:iam::111122223333:user/x", LocalDate.parse("2026-12-01"));
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
}
