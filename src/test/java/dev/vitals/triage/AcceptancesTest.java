package dev.vitals.triage;

import static dev.vitals.triage.Station.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.finding.FindingsMoved;
import dev.vitals.identity.Role;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Acceptances are asked for by one, decided by another and taken back. */
class AcceptancesTest extends Accepting {

    @Test
    void isAskedForByOneAndApprovedByAnother() {
        var asked = acceptances.request(station.ana, station.asking("sg-1", 30));
        assertThat(asked.outcome().words()).isEqualTo("Done for 1 finding.");
        assertThat(station.state("sg-1")).isEqualTo("acceptance_requested");
        assertThat(station.isOpen("sg-1")).isTrue();

        assertThat(acceptances.approve(station.ben, asked.id(), "").isDone()).isTrue();
        assertThat(station.isOpen("sg-1")).isFalse();
        assertThat(station.isOpen("sg-2")).isTrue();
        assertThat(station.told("sg-1")).isEqualTo("opened acceptance_requested accepted");
        assertThat(station.told).hasAtLeastOneElementOfType(FindingsMoved.class);
    }

    @Test
    void isNotApprovedByWhoAskedForItNeitherHereNorInTheTable() {
        var id = acceptances.request(station.ben, station.asking("sg-1", 30)).id();

        assertThat(acceptances.approve(station.ben, id, "").why()).startsWith("You asked for it.");
        assertThat(acceptances.reject(station.ben, id, "no").why()).startsWith("You asked for it.");
        assertThatThrownBy(() -> station.database
                        .sql()
                        .sql("update acceptance set state = 'approved', decided_by = requested_by, decided_at = now()")
                        .update())
                .hasMessageContaining("check constraint");
    }

    @Test
    void endsSomeDayAndWithinAYear() {
        for (int days : List.of(-1, 0, 366)) {
            assertThat(acceptances
                            .request(station.ana, station.asking("sg-1", days))
                            .outcome()
                            .why())
                    .as("%d days", days)
                    .containsAnyOf("has to lie ahead", "at most 365 days");
        }
        assertThat(acceptances.request(station.ana, station.asking("sg-1", 365)).id())
                .isNotNull();
        assertThatThrownBy(() -> station.database
                        .sql()
                        .sql("update acceptance set until = until + 1")
                        .update())
                .hasMessageContaining("check constraint");
    }

    @Test
    void letsOneOfTwoApproversWinAndTellsTheOther() throws Exception {
        var id = acceptances.request(station.ana, station.asking("sg-1", 30)).id();
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Callable<Outcome>> both = List.of(
                    () -> acceptances.approve(station.ben, id, ""), () -> acceptances.approve(station.cleo, id, ""));
            var outcomes = threads.invokeAll(both).stream()
                    .map(each -> each.resultNow())
                    .toList();

            assertThat(outcomes).filteredOn(Outcome::isDone).hasSize(1);
            assertThat(outcomes)
                    .filteredOn(outcome -> !outcome.isDone())
                    .singleElement()
                    .extracting(Outcome::why)
                    .asString()
                    .containsPattern("(ben|cleo) has approved it meanwhile");
        }
        assertThat(station.told("sg-1")).isEqualTo("opened acceptance_requested accepted");
    }

    @Test
    void givesTheStateBackThatWasThereBefore() {
        station.desk.state(station.ana, Selection.of(station.id("sg-1")), "in_progress", "");
        var id = acceptances.request(station.ana, station.asking("sg-1", 30)).id();
        assertThat(acceptances.reject(station.ben, id, "").why()).contains("Say why");
        acceptances.reject(station.ben, id, "Put it right instead");

        assertThat(station.state("sg-1")).isEqualTo("in_progress");
        assertThat(acceptances.approve(station.cleo, id, "").why()).contains("ben has refused it meanwhile");
    }

    @Test
    void isTakenBackBeforeAndAfterItIsApproved() {
        var waits = acceptances.request(station.ana, station.asking("sg-1", 30)).id();
        assertThat(acceptances.withdraw(station.ana, waits, " ").why()).contains("Say why");
        acceptances.withdraw(station.ana, waits, "Fixed instead");
        assertThat(station.state("sg-1")).isEqualTo("open");
        var holds = station.accepted("sg-2", 30);
        acceptances.withdraw(station.cleo, holds, "The bastion is gone");

        assertThat(station.state("sg-2")).isEqualTo("open");
        assertThat(acceptances.find(holds).orElseThrow())
                .extracting(Acceptance::state, Acceptance::endedBecause, Acceptance::holding)
                .containsExactly("withdrawn", "The bastion is gone", 0);
    }

    @Test
    void leavesNothingSilencedWhenItIsTakenBackWhileAnotherApproves() throws Exception {
        var id = acceptances.request(station.ana, station.asking("sg-1", 30)).id();
        var taken = station.meanwhile(
                () -> acceptances.approve(station.ben, id, ""),
                () -> acceptances.withdraw(station.ana, id, "Fixed instead"));

        assertThat(taken.isDone()).isTrue();
        assertThat(acceptances.find(id).orElseThrow().state()).isEqualTo("withdrawn");
        assertThat(station.state("sg-1")).isEqualTo("open");
        assertThat(station.isOpen("sg-1")).isTrue();
    }

    @Test
    void callsAFindingFalseOnlyByTheWordOfTwo() {
        var request = new AcceptanceRequest(
                "false_positive", Selection.of(station.id("sg-1")), "Nothing listens", "", null, 1, null);
        var id = acceptances.request(station.ana, request).id();
        assertThat(station.state("sg-1")).isEqualTo("review_requested");
        assertThat(station.isOpen("sg-1")).isTrue();
        acceptances.approve(station.ben, id, "");
        assertThat(station.state("sg-1")).isEqualTo("false_positive");
        station.clock.turn(Duration.ofDays(1));
        station.scan(open("sg-1", "::/0"), open("sg-2"));

        assertThat(station.state("sg-1")).isEqualTo("open");
        assertThat(detail("sg-1")).isEqualTo("The failure is another one than was called false");
    }

    @Test
    void isDecidedByWhoHasTheRightOnAllOfItsAccounts() {
        station.ledger.scan(Station.LAB, station.clock.instant(), open("sg-9"));
        var ofLab = station.member("lab", Role.COMPLIANCE_OFFICER, Station.LAB);
        var id = acceptances.request(station.ana, station.asking("sg-1", 30)).id();

        assertThat(acceptances.approve(ofLab, id, "").why()).contains(Station.CLINIC);
        var all = new AcceptanceRequest(
                "risk", Selection.of(rule()), "Legacy", "", station.today().plusDays(30), 1, null);
        assertThat(acceptances.request(ofLab, all).outcome().words())
                .contains("Done for 1 finding", "You may not change findings of " + Station.CLINIC);
    }

    @Test
    void givesUpWhatNobodyDecidedInTime() {
        var id = acceptances.request(station.ana, station.asking("sg-1", 5)).id();
        station.clock.turn(Duration.ofDays(7));
        assertThat(acceptances.approve(station.ben, id, "").why()).contains("asked for anew");
        station.acceptanceClock.tick();

        assertThat(station.state("sg-1")).isEqualTo("open");
        assertThat(acceptances.find(id).orElseThrow().state()).isEqualTo("withdrawn");
    }
}
