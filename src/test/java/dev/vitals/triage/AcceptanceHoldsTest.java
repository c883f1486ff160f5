package dev.vitals.triage;

import static dev.vitals.triage.Station.open;
import static dev.vitals.triage.Station.shut;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.finding.FindingFilter;
import dev.vitals.rule.Verdict;
import dev.vitals.support.Ledger.Entry;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

/** How long an acceptance holds, and for which failure. */
class AcceptanceHoldsTest extends Accepting {

    @Test
    void countsAsOpenAgainWithTheDayWhetherOrNotAnybodyNoticed() {
        station.accepted("sg-1", 10);
        var lastDay = station.today().plusDays(10);
        station.clock.turnTo(
                lastDay.atTime(23, 59).atZone(station.organization.zone()).toInstant());
        assertThat(station.isOpen("sg-1")).isFalse();
        station.acceptanceClock.tick();
        assertThat(station.state("sg-1")).isEqualTo("accepted");

        station.clock.turn(Duration.ofMinutes(1));
        assertThat(station.isOpen("sg-1")).isTrue();
        assertThat(station.state("sg-1")).isEqualTo("accepted");
        station.clock.turn(Duration.ofHours(7));
        station.acceptanceClock.tick();
        assertThat(station.state("sg-1")).isEqualTo("open");
        assertThat(station.told).contains(new AcceptanceExpired(1, lastDay));
        assertThat(held())
                .isEqualTo(lastDay.plusDays(1)
                        .atStartOfDay(station.organization.zone())
                        .toInstant());
        station.acceptanceClock.tick();
        assertThat(station.told("sg-1")).isEqualTo("opened acceptance_requested accepted open");
    }

    private Instant held() {
        return station.database
                .sql()
                .sql("select held_to from acceptance_finding")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    @Test
    void warnsOnceAFortnightBefore() {
        station.accepted("sg-1", 30);
        station.clock.turn(Duration.ofDays(15));
        station.acceptanceClock.tick();
        assertThat(station.told).noneMatch(AcceptanceLapsing.class::isInstance);
        station.clock.turn(Duration.ofDays(1));
        station.acceptanceClock.tick();
        station.acceptanceClock.tick();

        assertThat(station.told).filteredOn(AcceptanceLapsing.class::isInstance).hasSize(1);
    }

    @Test
    void doesNotHoldForAnotherFailureOfTheSameRule() {
        station.accepted("sg-1", 30);
        station.clock.turn(Duration.ofDays(1));
        station.scan(open("sg-1", "::/0"), open("sg-2"));

        assertThat(station.state("sg-1")).isEqualTo("open");
        assertThat(station.told("sg-1")).isEqualTo("opened acceptance_requested accepted changed open");
        assertThat(detail("sg-1")).isEqualTo("The failure is another one than was accepted");
    }

    @Test
    void doesNotHoldWhereOnlyTheValueThatWasFoundIsAnotherOne() {
        station.clock.turn(Duration.ofDays(1));
        station.scan(days("sg-1", 3), open("sg-2"));
        station.accepted("sg-1", 30);
        station.clock.turn(Duration.ofDays(1));
        station.scan(days("sg-1", 3), open("sg-2"));
        assertThat(station.state("sg-1")).isEqualTo("accepted");
        station.clock.turn(Duration.ofDays(1));
        station.scan(days("sg-1", 1), open("sg-2"));

        assertThat(station.state("sg-1")).isEqualTo("open");
    }

    private static Entry days(String id, int found) {
        return Entry.group(id, Verdict.fail(id + " keeps too little").at("Days", found));
    }

    @Test
    void holdsWhenTheSameFailureComesBackAndNotWhenItIsAnother() {
        station.accepted("sg-1", 30);
        station.accepted("sg-2", 30);
        station.clock.turn(Duration.ofDays(1));
        station.scan(shut("sg-1"), shut("sg-2"));
        station.clock.turn(Duration.ofDays(1));
        station.scan(open("sg-1"), open("sg-2", "10.0.0.0/8"));

        assertThat(station.state("sg-1")).isEqualTo("accepted");
        assertThat(station.state("sg-2")).isEqualTo("open");
        assertThat(station.told("sg-2")).endsWith("resolved reopened open");
    }

    @Test
    void isNotApprovedForWhatHasBecomeAnotherFailureMeanwhile() {
        var both = new AcceptanceRequest(
                "risk", Selection.of(rule()), "Legacy", "", station.today().plusDays(30), 2, null);
        var id = acceptances.request(station.ana, both).id();
        station.clock.turn(Duration.ofDays(1));
        station.scan(open("sg-1", "::/0"), open("sg-2"));
        assertThat(station.state("sg-1")).isEqualTo("open");
        acceptances.approve(station.ben, id, "");

        assertThat(station.state("sg-1")).isEqualTo("open");
        assertThat(station.state("sg-2")).isEqualTo("accepted");
        assertThat(acceptances.find(id).orElseThrow().reach()).isEqualTo("rule");
    }

    @Test
    void coversWhatWasShownAndNothingThatComesLater() {
        var request = new AcceptanceRequest(
                "risk", Selection.of(rule()), "Legacy", "", station.today().plusDays(30), 2, null);
        assertThat(acceptances.preview(station.ana, request))
                .extracting(Acceptances.Cover::findings, Acceptances.Cover::critical)
                .containsExactly(2, 2);
        var id = acceptances.request(station.ana, request).id();
        station.clock.turn(Duration.ofDays(1));
        station.scan(open("sg-1"), open("sg-2"), open("sg-3"));
        acceptances.approve(station.ben, id, "");

        assertThat(station.isOpen("sg-3")).isTrue();
        assertThat(station.list.matchingButUncovered(station.list.chosenBy(id).orElseThrow()))
                .isOne();
        assertThat(acceptances
                        .request(
                                station.ana,
                                new AcceptanceRequest(
                                        "risk",
                                        Selection.of(rule()),
                                        "Legacy",
                                        "",
                                        station.today().plusDays(30),
                                        9,
                                        null))
                        .outcome()
                        .why())
                .contains("You were shown 9 findings, and now it would cover 1");
    }

    @Test
    void countsWhatComesLaterInTheAccountThatItWasAskedForAndNowhereElse() {
        var clinic = new FindingFilter("", "critical", "", "account:" + Station.CLINIC, "", "", "", "", "", "", "", "");
        var request = new AcceptanceRequest(
                "risk", Selection.of(clinic), "Legacy", "", station.today().plusDays(30), 2, null);
        var id = acceptances.request(station.ana, request).id();
        acceptances.approve(station.ben, id, "");
        station.ledger.scan(Station.LAB, station.clock.instant(), open("sg-9"));
        var chosen = station.list.chosenBy(id).orElseThrow();

        assertThat(station.list.matchingButUncovered(chosen)).isZero();
        station.clock.turn(Duration.ofDays(1));
        station.scan(open("sg-1"), open("sg-2"), open("sg-3"));
        assertThat(station.list.matchingButUncovered(chosen)).isOne();
        assertThat(station.list.chosenBy(station.accepted("sg-3", 10))).isEmpty();
    }

    @Test
    void isLetGoByAScanThatSeesAnotherFailureWhileItIsAskedFor() throws Exception {
        station.clock.turn(Duration.ofDays(1));
        station.meanwhile(() -> acceptances.request(station.ana, station.asking("sg-1", 30)), () -> {
            station.scan(open("sg-1", "::/0"), open("sg-2"));
            return true;
        });

        assertThat(station.state("sg-1")).isEqualTo("open");
    }

    @Test
    void isExtendedByANewRequestWhileTheOldOneHolds() {
        var old = station.accepted("sg-1", 10);
        var asked = acceptances.request(
                station.ana,
                new AcceptanceRequest(
                        "risk",
                        Selection.of(station.id("sg-1")),
                        "Still",
                        "",
                        station.today().plusDays(60),
                        1,
                        old));
        assertThat(station.state("sg-1")).isEqualTo("accepted");
        acceptances.approve(station.cleo, asked.id(), "");
        station.clock.turn(Duration.ofDays(20));
        station.acceptanceClock.tick();

        assertThat(station.state("sg-1")).isEqualTo("accepted");
        assertThat(acceptances.find(old).orElseThrow().state()).isEqualTo("withdrawn");
        assertThat(acceptances.find(asked.id()).orElseThrow().holding()).isOne();
    }
}
