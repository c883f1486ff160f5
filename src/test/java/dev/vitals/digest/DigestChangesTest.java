package dev.vitals.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.rule.Verdict;
import java.time.Duration;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DigestChangesTest extends DigestDays {

    @Test
    void tellsWhatChangedSinceTheLastOneAndThenHowThingsStand() {
        practice.scan(Practice.PRODUCTION, FAIL, FAIL, PASS, FAIL);
        practice.scan(Practice.STAGING, PASS);
        practice.records.scored("all", "2026-11-24", 20, 80);
        practice.ada();
        tomorrow();
        practice.scan(Practice.PRODUCTION, PASS, FAIL, FAIL);
        practice.records.scored("all", "2026-11-25", 22, 81.5);
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
    void tellsWhatFellOverdueInARegisterOvernightAndOnlyThen() {
        practice.scan(Practice.PRODUCTION, PASS);
        practice.scan(Practice.STAGING, PASS);
        practice.clock.pass(Duration.ofMinutes(1));
        practice.records.trained("Ana Ruiz: HIPAA basics", LocalDate.parse("2026-11-10"));
        practice.records.trained("Ben Ito: HIPAA basics", LocalDate.parse("2026-11-24"));
        practice.ada();
        for (int day = 0; day < 2; day++) {
            tomorrow();
            practice.scan(Practice.PRODUCTION, PASS);
            practice.scan(Practice.STAGING, PASS);
            seven();
        }
        assertThat(only().subject()).isEqualTo("[Vitals] 1 thing overdue in registers: all accounts");
        assertThat(only().plain())
                .containsSubsequence(
                        "OVERDUE IN REGISTERS",
                        "new: Ben Ito: HIPAA basics: not trained",
                        "still: Ana Ruiz: HIPAA basics: not trained")
                .contains("https://vitals.example.org/registers/training")
                .doesNotContain("Nothing changed");
    }

    @Test
    void namesARegisterAndNobodyInItWhereItIsDiscreet() {
        practice.records.trained("Ben Ito: HIPAA basics", LocalDate.parse("2026-11-24"));
        practice.wanting(practice.person("Ada", "viewer", null), Wants::discreetly);
        tomorrow();
        seven();

        assertThat(only().plain()).contains("1 thing overdue").doesNotContain("Ben Ito");
    }

    @Test
    void countsWhatCameAndWentNeitherAsNewNorAsFixed() {
        practice.scan(Practice.PRODUCTION, PASS, PASS);
        practice.ada();
        practice.clock.pass(Duration.ofHours(8));
        practice.scan(Practice.PRODUCTION, FAIL, PASS);
        practice.clock.pass(Duration.ofHours(8));
        practice.scan(Practice.PRODUCTION, PASS, FAIL);
        practice.clock.set("2026-11-25T06:00:00Z");
        seven();

        assertThat(only().subject()).isEqualTo("[Vitals] 1 new, 1 come and gone: all accounts");
    }

    @Test
    void tellsWhatPeopleAcceptedAndWhoseAcceptanceHasEnded() {
        practice.scan(Practice.PRODUCTION, FAIL, FAIL);
        practice.scan(Practice.STAGING, PASS);
        practice.records.said(1, "accepted", practice.clock.instant().toString());
        practice.clock.pass(Duration.ofMinutes(1));
        practice.ada();
        tomorrow();
        practice.records.said(1, "open", practice.clock.instant().toString());
        practice.records.said(2, "accepted", practice.clock.instant().toString());
        practice.scan(Practice.PRODUCTION, FAIL, FAIL);
        practice.scan(Practice.STAGING, PASS);
        seven();

        assertThat(only().subject()).isEqualTo("[Vitals] 1 no longer accepted, 1 accepted: all accounts");
    }

    @Test
    void tellsThatAnAcceptanceHasEndedWhereItWasAskedForAnewSince() {
        practice.scan(Practice.PRODUCTION, FAIL);
        practice.scan(Practice.STAGING, PASS);
        practice.records.said(1, "accepted", "2026-11-24T06:01:00Z");
        practice.clock.pass(Duration.ofMinutes(2));
        practice.ada();
        tomorrow();
        practice.records.said(1, "acknowledged", "2026-11-25T00:00:00Z");
        practice.records.said(1, "acceptance_requested", "2026-11-25T01:00:00Z");
        practice.scan(Practice.PRODUCTION, FAIL);
        practice.scan(Practice.STAGING, PASS);
        seven();

        assertThat(only().subject()).isEqualTo("[Vitals] 1 no longer accepted: all accounts");
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
}
