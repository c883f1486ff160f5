package dev.vitals.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.support.Clinic;
import dev.vitals.support.Witnesses;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ScanRunnerTest {

    private static final String SSH = "ec2-security-group-no-public-ssh";

    private final Scanning scanning = new Scanning();

    @Test
    void findsWhatIsWrongAndStoresIt() {
        var scan = scanning.scan();

        assertThat(finding()).isEqualTo("failing sg-0a1 (app) opens SSH (TCP 22) to 0.0.0.0/0 by a rule for TCP 22");
        assertThat(scan.resources()).isGreaterThanOrEqualTo(3);
        assertThat(scan.calls()).isPositive();
        assertThat(scanning.events).containsExactly(new ScanFinished(scan.id(), Clinic.ID, scanning.now));
    }

    @Test
    void saysThatItReadOnlyAPart() {
        var scan = scanning.scan();

        assertThat(scan.state()).isEqualTo(ScanState.PARTIAL);
        assertThat(scanning.scans.units(scan.id()))
                .anySatisfy(unit -> {
                    assertThat(unit.service()).isEqualTo("vpc");
                    assertThat(unit.resources()).isEqualTo(1);
                    assertThat(unit.unreadable()).isPositive();
                })
                .noneMatch(unit -> unit.state().equals("running"));
    }

    @Test
    void writesNoHistoryWhenNothingChanged() {
        scanning.scan();
        var before = scanning.database.fingerprint("evaluation") + scanning.database.fingerprint("resource");
        scanning.now = scanning.now.plus(Duration.ofHours(6));
        scanning.scan();

        assertThat(scanning.database.fingerprint("evaluation") + scanning.database.fingerprint("resource"))
                .isEqualTo(before);
    }

    @Test
    void doesNotResolveWhatItCouldNotReadAgain() {
        scanning.scan();
        scanning.now = scanning.now.plus(Duration.ofHours(6));
        scanning.recording = Clinic.withoutPermission();
        scanning.scan();

        assertThat(finding()).isEqualTo("unknown sg-0a1 (app) opens SSH (TCP 22) to 0.0.0.0/0 by a rule for TCP 22");
    }

    @Test
    void judgesTheRiskAnalysisByWhatPeopleHadSignedOffWhenItBegan() {
        scanning.scan();
        assertThat(riskAnalysis()).isEqualTo("fail");

        var performed = LocalDate.parse("2026-10-15");
        long id = scanning.people.attested(
                "164.308(a)(1)(ii)(A)", performed, performed.plusYears(1), scanning.now.plusSeconds(60));
        scanning.now = scanning.now.plus(Duration.ofHours(6));
        scanning.scan();
        assertThat(riskAnalysis()).isEqualTo("pass");

        scanning.people.store().withdraw(id, "It left out the branches.", Witnesses.BEN, scanning.now);
        scanning.now = scanning.now.plus(Duration.ofHours(6));
        scanning.scan();
        assertThat(riskAnalysis()).isEqualTo("fail");
        assertThat(scanning.database
                        .sql()
                        .sql(
                                "select gone_at is not null from resource where type = 'Vitals::Attestation::RiskAnalysis'")
                        .query(Boolean.class)
                        .single())
                .as("what was withdrawn is gone like anything else")
                .isTrue();
    }

    @Test
    void storesNothingOfAnAccountThatDoesNotOpen() {
        scanning.scan();
        scanning.open = false;
        scanning.now = scanning.now.plus(Duration.ofHours(6));
        var scan = scanning.scan();

        assertThat(scan.state()).isEqualTo(ScanState.FAILED);
        assertThat(scan.message()).isEqualTo("The role could not be assumed.");
        assertThat(finding()).startsWith("failing");
        assertThat(scanning.events).hasSize(1);
    }

    @Test
    void storesNothingWhenSomebodyStopsIt() {
        var id = new UUID[1];
        scanning.whileReading = () -> scanning.scans.cancel(id[0], scanning.now);
        id[0] = scanning.scans.queue(Clinic.ID, "manual", "tester", scanning.now);
        var ended = scanning.runner().run(id[0], Clinic.account());

        assertThat(ended).isEqualTo(ScanState.CANCELLED);
        assertThat(scanning.database.count("resource")).isZero();
        assertThat(scanning.events).isEmpty();
    }

    @Test
    void endsAScanWhoseInstanceDied() {
        var dead = scanning.scans.queue(Clinic.ID, "schedule", "", scanning.now);
        scanning.scans.begin(dead, Clinic.ID, scanning.now);
        scanning.now = scanning.now.plus(Duration.ofHours(1));
        scanning.scan();

        var left = scanning.scans.find(dead).orElseThrow();
        assertThat(left.state()).isEqualTo(ScanState.INTERRUPTED);
        assertThat(left.endedAt()).isEqualTo(scanning.now);
    }

    @Test
    void endsAScanOfWhichNobodyHasHeardForAHeartbeatAndNoOther() {
        var dead = scanning.scans.queue(Clinic.ID, "schedule", "", scanning.now);
        scanning.scans.begin(dead, Clinic.ID, scanning.now);

        scanning.unheard().end();
        assertThat(scanning.scans.find(dead).orElseThrow().state()).isEqualTo(ScanState.RUNNING);

        silent(dead);
        scanning.unheard().end();
        var left = scanning.scans.find(dead).orElseThrow();
        assertThat(left.state()).isEqualTo(ScanState.INTERRUPTED);
        assertThat(left.message()).contains("Nothing of it was stored").contains("begun again");
    }

    @Test
    void storesNothingWhenOthersTookItForDeadMeanwhile() {
        scanning.scan();
        scanning.recording = Clinic.withoutPermission();
        scanning.now = scanning.now.plus(Duration.ofHours(6));
        var slow = scanning.scans.queue(Clinic.ID, "schedule", "", scanning.now);
        scanning.whileStoring = () -> {
            silent(slow);
            scanning.unheard().end();
        };
        var ended = scanning.runner().run(slow, Clinic.account());

        assertThat(ended).isEqualTo(ScanState.INTERRUPTED);
        assertThat(finding()).startsWith("failing");
        assertThat(scanning.events).as("only the first one is told of").hasSize(1);
    }

    @Test
    void isRunOnceByTwoInstancesThatHoldTheSameScan() {
        var scan = scanning.scans.queue(Clinic.ID, "manual", "tester", scanning.now);
        scanning.whileReading = () -> {
            scanning.whileReading = () -> {
                throw new AssertionError("The account is read a second time");
            };
            assertThat(scanning.runner().run(scan, Clinic.account())).isEqualTo(ScanState.RUNNING);
        };

        assertThat(scanning.runner().run(scan, Clinic.account())).isEqualTo(ScanState.PARTIAL);
        assertThat(scanning.events).hasSize(1);
    }

    @Test
    void givesSignsOfLifeWhileItIsStored() {
        var heard = new ArrayList<Boolean>();
        scanning.heartbeat = Duration.ofMillis(60);
        var scan = scanning.scans.queue(Clinic.ID, "manual", "tester", scanning.now);
        scanning.whileStoring = () -> {
            silent(scan);
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> isHeard(scan));
            heard.add(true);
        };

        assertThat(scanning.runner().run(scan, Clinic.account())).isEqualTo(ScanState.PARTIAL);
        assertThat(heard).containsExactly(true);
    }

    private void silent(UUID scan) {
        scanning.database
                .sql()
                .sql("update scan set beat_at = beat_at - interval '1 hour' where id = ?")
                .param(scan)
                .update();
    }

    private boolean isHeard(UUID scan) {
        return scanning.database
                .sql()
                .sql("select beat_at > clock_timestamp() - interval '1 minute' from scan where id = ?")
                .param(scan)
                .query(Boolean.class)
                .single();
    }

    @Test
    void leavesNothingUnderWayWhenTheStoreFails() {
        scanning.database
                .sql()
                .sql("alter table content rename to content_away")
                .update();
        try {
            var scan = scanning.scan();
            assertThat(scan.state()).isEqualTo(ScanState.FAILED);
            assertThat(scan.message()).contains("Nothing of it was stored").doesNotContain("content");
        } finally {
            scanning.database
                    .sql()
                    .sql("alter table content_away rename to content")
                    .update();
        }
        assertThat(scanning.database.count("resource")).isZero();
    }

    private String finding() {
        return scanning.database
                .sql()
                .sql("select machine_state || ' ' || headline from finding where rule_id = ?")
                .param(SSH)
                .query(String.class)
                .single();
    }

    private String riskAnalysis() {
        return scanning.database
                .sql()
                .sql("select verdict from evaluation where rule_id = 'account-risk-analysis-attested'")
                .query(String.class)
                .single();
    }
}
