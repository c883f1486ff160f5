package dev.vitals.triage;

import static dev.vitals.triage.Station.open;
import static dev.vitals.triage.Station.shut;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.vitals.finding.FindingFilter;
import dev.vitals.finding.FindingsMoved;
import dev.vitals.identity.CurrentMember;
import dev.vitals.identity.Member;
import dev.vitals.identity.Role;
import dev.vitals.page.AsOf;
import dev.vitals.page.Period;
import dev.vitals.page.Slice;
import dev.vitals.rule.Verdict;
import dev.vitals.support.Ledger.Entry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.web.servlet.mvc.support.RedirectAttributesModelMap;

class AcceptancesTest {

    private static final int MANY = 502;

    private final Station station = new Station();
    private final Acceptances acceptances = station.acceptances;

    @BeforeEach
    void twoAreOpen() {
        station.scan(open("sg-1"), open("sg-2"));
    }

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
        assertThat(station.list.matchingButUncovered(
                        station.list.chosenBy(id).orElseThrow()))
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

    private static FindingFilter rule() {
        return new FindingFilter("", "", "", "", "", "", "", "ec2-security-group-no-public-ssh", "", "", "", "");
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

    @Test
    void isExtendedForAllThatItCoversHoweverMany() {
        station.scan(IntStream.rangeClosed(1, MANY)
                .mapToObj(number -> open("sg-" + number))
                .toArray(Entry[]::new));
        var until = station.today().plusDays(10);
        var first = acceptances.request(
                station.ana, new AcceptanceRequest("risk", Selection.of(rule()), "Legacy", "", until, MANY, null));
        acceptances.approve(station.ben, first.id(), "");
        station.desk.state(station.ana, Selection.of(station.id("sg-7")), "open", "No longer");
        var form = new AcceptanceController.Form("risk", "Still", "", "" + until.plusDays(50), MANY - 1, first.id());
        var shown = new ExtendedModelMap();
        var said = new RedirectAttributesModelMap();

        controller().preview(FindingFilter.none(), null, "picked", form, shown);
        assertThat(shown.get("cover"))
                .asInstanceOf(type(Acceptances.Cover.class))
                .extracting(Acceptances.Cover::findings, cover -> cover.leftOut().unfit())
                .containsExactly(MANY - 1, 0);
        controller().request(FindingFilter.none(), null, "picked", form, new ExtendedModelMap(), said);
        assertThat(acceptances.approve(station.cleo, first.id() + 1, "").done()).isEqualTo(MANY - 1);
        assertThat(acceptances.find(first.id() + 1).orElseThrow().holding()).isEqualTo(MANY - 1);
        assertThat(acceptances.find(first.id()).orElseThrow().holding()).isZero();
        assertThat(station.isOpen("sg-7")).isTrue();
    }

    @Test
    void isExtendedForNothingElseWhereItCoversNothing() {
        station.accepted("sg-1", 10);
        var form = new AcceptanceController.Form("risk", "Still", "", "" + station.today().plusDays(50), 1, 99L);
        var shown = new ExtendedModelMap();

        controller().request(FindingFilter.none(), null, "all", form, shown, new RedirectAttributesModelMap());
        assertThat(shown.get("outcome")).isNotNull();
        assertThat(station.database.count("acceptance")).isOne();
    }

    private AcceptanceController controller() {
        var view = new BulkView(station.database.sql(), station.findings, station.owners, station.picked);
        var current = new CurrentMember(null, station.clock) {
            @Override
            public Optional<Member> get() {
                return Optional.of(station.ana);
            }
        };
        return new AcceptanceController(acceptances, station.list, view, station.picked, current);
    }

    @Test
    void honoursAnEarlierDayAsItWasThen() {
        station.clock.turn(Duration.ofDays(1));
        station.accepted("sg-1", 10);
        station.clock.turn(Duration.ofDays(30));

        assertThat(openOn(LocalDate.parse("2026-11-02"))).isEqualTo(2);
        assertThat(openOn(LocalDate.parse("2026-11-03"))).isOne();
        assertThat(openOn(LocalDate.parse("2026-11-13"))).isOne();
        assertThat(openOn(LocalDate.parse("2026-11-14"))).isEqualTo(2);
    }

    @Test
    void showsTheDecisionsOfAnEarlierDayAsTheyStoodThen() {
        station.clock.turn(Duration.ofDays(1));
        var id = acceptances.request(station.ana, station.asking("sg-1", 10)).id();
        station.clock.turn(Duration.ofDays(1));
        acceptances.approve(station.ben, id, "Fine");
        station.clock.turn(Duration.ofDays(1));
        acceptances.withdraw(station.ana, id, "Fixed instead");

        assertThat(decided(LocalDate.parse("2026-11-02"))).isEmpty();
        assertThat(decided(LocalDate.parse("2026-11-03"))).containsExactly("requested  0 ");
        assertThat(decided(LocalDate.parse("2026-11-04"))).containsExactly("approved ben 1 ");
        assertThat(decided(LocalDate.parse("2026-11-05"))).containsExactly("withdrawn ben 0 Fixed instead");
    }

    private List<String> decided(LocalDate day) {
        return station.list.about(station.id("sg-1"), endOf(day)).stream()
                .map(each -> "%s %s %d %s"
                        .formatted(each.state(), each.decidedName(), each.holding(), each.endedBecause()))
                .toList();
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
    void showsAnAuditorWhatTouchedTheirPeriodAsItStoodAtItsEnd() {
        var before = acceptances.request(station.ana, station.asking("sg-1", 10)).id();
        acceptances.withdraw(station.ana, before, "Fixed instead");
        station.clock.turn(Duration.ofDays(2));
        var within = station.accepted("sg-1", 10);
        station.clock.turn(Duration.ofDays(2));
        acceptances.withdraw(station.ana, within, "Fixed instead");
        var after = station.accepted("sg-2", 10);
        station.period =
                Optional.of(new Period(LocalDate.parse("2026-11-03"), LocalDate.parse("2026-11-05")));

        assertThat(station.list.of("", 1, 50).rows())
                .extracting(Acceptance::id, Acceptance::state, Acceptance::holding, Acceptance::endedBecause)
                .containsExactly(tuple(within, "approved", 1, ""));
        assertThat(station.list.covered(within))
                .singleElement()
                .extracting(AcceptanceList.Covered::words)
                .isEqualTo("covered");
        assertThat(station.list.of("withdrawn", 1, 50).total()).isZero();
        assertThat(station.list.find(within)).isPresent();
        assertThat(station.list.find(before)).isEmpty();
        assertThat(station.list.find(after)).isEmpty();
    }

    @Test
    void isListedByThePageWithHowManyThereAre() {
        station.accepted("sg-1", 30);
        acceptances.request(station.ana, station.asking("sg-2", 10));

        assertThat(station.list.of("", 1, 1))
                .extracting(page -> page.rows().getFirst().id(), Slice::total, Slice::number, Slice::hasNext)
                .containsExactly(2L, 2L, 1, true);
        assertThat(station.list.of("", 9, 1))
                .extracting(page -> page.rows().getFirst().id(), Slice::number)
                .containsExactly(1L, 2);
        assertThat(station.list.of("rejected", 1, 1).rows()).isEmpty();
    }

    private AsOf endOf(LocalDate day) {
        var end = day.plusDays(1)
                .atStartOfDay(station.organization.zone())
                .toInstant()
                .minusMillis(1);
        return new AsOf(day, end, false);
    }

    private long openOn(LocalDate day) {
        return station.findings.count(FindingFilter.none(), endOf(day));
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

    private String detail(String resource) {
        return station.database
                .sql()
                .sql("select detail from finding_event where finding_id = ? order by id desc limit 1")
                .param(station.id(resource))
                .query(String.class)
                .single();
    }
}
