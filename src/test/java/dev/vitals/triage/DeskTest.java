package dev.vitals.triage;

import static dev.vitals.triage.Station.open;
import static dev.vitals.triage.Station.shut;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.vitals.finding.FindingFilter;
import dev.vitals.identity.Member;
import dev.vitals.identity.Role;
import dev.vitals.page.AsOf;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeskTest {

    private final Station station = new Station();
    private final Desk desk = station.desk;

    @BeforeEach
    void twoAreOpen() {
        station.scan(open("sg-1"), open("sg-2"));
    }

    @Test
    void neverCloses() {
        for (String state : List.of("resolved", "accepted", "false_positive", "passing")) {
            assertThat(desk.state(station.ana, one(), state, "").why()).contains("no state that one person can give");
        }
        assertThat(station.isOpen("sg-1")).isTrue();
    }

    @Test
    void startsAnewWithWhatFailsAgain() {
        desk.state(station.ana, one(), "in_progress", "On it");
        station.clock.turn(Duration.ofDays(1));
        station.scan(shut("sg-1"), open("sg-2"));
        assertThat(desk.state(station.ana, one(), "acknowledged", "").unfit()).isOne();
        station.clock.turn(Duration.ofDays(1));
        station.scan(open("sg-1"), open("sg-2"));

        assertThat(station.state("sg-1")).isEqualTo("open");
        assertThat(station.told("sg-1")).isEqualTo("opened in_progress resolved reopened open");
        assertThat(spells()).containsExactly("passing ana", "null ");
    }

    private List<String> spells() {
        return station.database
                .sql()
                .sql(
                        "select coalesce(closed_as, 'null') || ' ' || worked_by from finding_spell where finding_id = ? order by opened_at")
                .param(station.id("sg-1"))
                .query(String.class)
                .list();
    }

    @Test
    void takesOneOutOfAnAcceptanceAndLeavesTheOthers() {
        var both = new AcceptanceRequest(
                "risk",
                Selection.of(FindingFilter.none()),
                "Legacy",
                "",
                station.today().plusDays(30),
                2,
                null);
        var id = station.acceptances.request(station.ana, both).id();
        station.acceptances.approve(station.ben, id, "");
        desk.state(station.ana, one(), "open", "Not this one");

        assertThat(station.isOpen("sg-1")).isTrue();
        assertThat(station.isOpen("sg-2")).isFalse();
        assertThat(station.acceptances.find(id).orElseThrow().holding()).isOne();
        desk.state(station.ana, Selection.of(station.id("sg-2")), "open", "Nor this");
        station.acceptanceClock.tick();
        assertThat(station.acceptances.find(id).orElseThrow())
                .extracting(Acceptance::state, Acceptance::endedBecause)
                .containsExactly("withdrawn", "Everything was taken out of it");
    }

    @Test
    void doesNotEndWhatHoldsWhereThePersonSeesNothing() {
        station.ledger.scan(Station.LAB, station.clock.instant(), open("sg-9"));
        var both = new AcceptanceRequest(
                "risk",
                new Selection(FindingFilter.all(), List.of(station.id("sg-1"), station.id("sg-9"))),
                "Legacy",
                "",
                station.today().plusDays(30),
                2,
                null);
        var id = station.acceptances.request(station.ana, both).id();
        station.acceptances.approve(station.ben, id, "");
        var ofLab = station.member("lab", Role.SECURITY_ENGINEER, Station.LAB);
        var itsFinding = Selection.of(station.id("sg-9"));
        assertThat(station.seeingOnly(Station.LAB, () -> desk.state(ofLab, itsFinding, "open", "Not ours"))
                        .isDone())
                .isTrue();
        station.acceptanceClock.tick();

        assertThat(station.acceptances.find(id).orElseThrow())
                .extracting(Acceptance::state, Acceptance::holding)
                .containsExactly("approved", 1);
        assertThat(station.isOpen("sg-1")).isFalse();
        assertThat(station.isOpen("sg-9")).isTrue();
    }

    @Test
    void saysWhichOnesItMayNotTouch() {
        station.ledger.scan(Station.LAB, station.clock.instant(), open("sg-9"));
        var ofLab = station.member("lab", Role.SECURITY_ENGINEER, Station.LAB);
        var outcome = desk.state(ofLab, Selection.of(FindingFilter.none()), "acknowledged", "");

        assertThat(outcome.words())
                .isEqualTo("Done for 1 finding. You may not change findings of %s, so 2 findings stayed as they were."
                        .formatted(Station.CLINIC));
        assertThat(station.state("sg-9")).isEqualTo("acknowledged");
        assertThat(station.state("sg-1")).isEqualTo("open");
    }

    @Test
    void changesTenThousandByOneDeedWithOneEntry() {
        many(10_000);
        var entries = station.database.count("audit_entry");
        var began = System.nanoTime();
        var outcome = desk.state(station.ana, Selection.of(FindingFilter.none()), "acknowledged", "Known");

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
        assertThat(outcome.done()).isEqualTo(10_002);
        assertThat(station.database.count("audit_entry")).isEqualTo(entries + 1);
        assertThat(station.database
                        .sql()
                        .sql("select after from audit_entry order by number desc limit 1")
                        .query(String.class)
                        .single())
                .contains("10002");
        assertThat(station.database
                        .sql()
                        .sql("select count(*) from finding_event where kind = 'acknowledged' and by = 'ana'")
                        .query(Long.class)
                        .single())
                .isEqualTo(10_002);
    }

    private void many(int number) {
        station.database.sql().sql("""
                insert into resource (account_id, region, type, resource_id, arn, name, hash, valid_from, first_seen)
                select '444455556666', 'eu-west-1', 'AWS::SNS::Topic', 't' || n, '', 't' || n, '\\x00', now(), now()
                  from generate_series(1, ?) n
                """).param(number).update();
        station.database.sql().sql("""
                insert into finding (rule_id, resource_id, account_id, region, type, severity, machine_state, headline,
                                     opened_at, state_since)
                select 'rule', id, account_id, region, type, 'high', 'failing', 'wrong', now(), now()
                  from resource where type = 'AWS::SNS::Topic'
                """).update();
    }

    @Test
    void givesNewFindingsTheOwnerOfTheFirstRuleThatMatches() {
        var teams = new Teams(station.database.sql(), station.clock, station.database.transactions());
        teams.add("Platform");
        teams.members(1, List.of(station.ben.id()));
        station.rules.add(new OwnerRule(0, "", null, "AWS::S3", "", new Owner(station.ana.id(), null)));
        station.rules.add(new OwnerRule(0, "", null, "AWS::EC2", "team=web", new Owner(station.cleo.id(), null)));
        station.rules.add(new OwnerRule(0, Station.CLINIC, null, "", "", new Owner(null, 1L)));
        desk.assign(station.ana, one(), Owner.NOBODY);
        station.clock.turn(Duration.ofDays(1));
        station.scan(open("sg-1"), open("sg-2"), open("sg-3").tagged(Map.of("team", "web")));

        assertThat(owner("sg-1")).as("by hand it has none").isEqualTo("null null");
        assertThat(owner("sg-2")).isEqualTo("null 1");
        assertThat(owner("sg-3")).isEqualTo(station.cleo.id() + " null");
        var mine = new Work(station.database.sql(), station.owners).of(station.ben, station.picked.now());
        assertThat(mine.soon())
                .as("three working days")
                .extracting(Work.Item::team)
                .containsExactly("Platform");
        teams.close(1);
        assertThat(owner("sg-2")).isEqualTo("null null");
        assertThat(desk.assign(station.ana, one(), new Owner(null, 1L)).why()).contains("not there any more");
        station.database
                .sql()
                .sql("update member set active = false where name = 'cleo'")
                .update();
        assertThat(desk.assign(station.ana, one(), new Owner(station.cleo.id(), null))
                        .why())
                .contains("not here any more");
    }

    private String owner(String resource) {
        return station.database
                .sql()
                .sql(
                        "select coalesce(owner_member::text, 'null') || ' ' || coalesce(owner_team::text, 'null') from finding where id = ?")
                .param(station.id(resource))
                .query(String.class)
                .single();
    }

    @Test
    void isLateAfterTheDaysThatCountAndStoresThatWhenItCloses() {
        // A Monday; critical findings have three working days.
        assertThat(due("sg-1")).isEqualTo(LocalDate.parse("2026-11-05"));
        assertThat(overdue()).isZero();
        station.clock.turn(Duration.ofDays(2));
        station.scan(shut("sg-1"), open("sg-2"));
        station.clock.turn(Duration.ofDays(3));
        assertThat(overdue()).isOne();
        station.scan(shut("sg-1"), shut("sg-2"));

        assertThat(sla("sg-1")).isEqualTo("met");
        assertThat(sla("sg-2")).isEqualTo("breached");
        station.clock.turn(Duration.ofDays(1));
        station.scan(open("sg-1"), shut("sg-2"));
        assertThat(due("sg-1")).as("from Saturday on").isEqualTo(LocalDate.parse("2026-11-11"));
    }

    @Test
    void isNotLateWhileItIsAcceptedAndCountsAnewAfterwards() {
        station.accepted("sg-1", 10);
        station.clock.turn(Duration.ofDays(8));
        assertThat(overdue()).as("the other one").isOne();
        station.clock.turn(Duration.ofDays(4));
        station.acceptanceClock.tick();

        assertThat(due("sg-1")).isEqualTo(LocalDate.parse("2026-11-18"));
    }

    @Test
    void countsAnewWhereSomebodyIsQuickerThanTheClockThatWritesTheEndDown() {
        station.accepted("sg-1", 10);
        station.accepted("sg-2", 10);
        station.clock.turn(Duration.ofDays(12));
        desk.state(station.ana, one(), "acknowledged", "");
        station.acceptances.request(station.ana, station.asking("sg-2", 10));
        station.acceptanceClock.tick();

        assertThat(due("sg-1")).isEqualTo(LocalDate.parse("2026-11-18"));
        assertThat(due("sg-2")).isEqualTo(LocalDate.parse("2026-11-18"));
        assertThat(station.acceptances.find(1).orElseThrow().state()).isEqualTo("expired");
    }

    @Test
    void leavesADueDateAloneThatSomebodySet() {
        assertThat(desk.due(station.ana, one(), LocalDate.parse("2026-11-01"), "x")
                        .why())
                .contains("in the past");
        assertThat(desk.due(station.ana, one(), LocalDate.parse("2026-12-24"), "")
                        .why())
                .contains("why");
        desk.due(station.ana, one(), LocalDate.parse("2026-12-24"), "Vendor");
        station.dues.save(
                new DueTable(
                        Map.of("critical", 1, "high", 2, "medium", 3, "low", 4),
                        new TreeMap<>(),
                        true,
                        List.of(LocalDate.parse("2026-11-03"))),
                "ana",
                "stricter");
        assertThat(station.dues.effect(station.dues.table()).moved()).isOne();
        station.dues.settleAnew();

        assertThat(due("sg-1")).isEqualTo(LocalDate.parse("2026-12-24"));
        assertThat(due("sg-2")).as("the third is a holiday").isEqualTo(LocalDate.parse("2026-11-04"));
    }

    private LocalDate due(String resource) {
        return station.organization.dayOf(station.database
                .sql()
                .sql("select due_at from finding where id = ?")
                .param(station.id(resource))
                .query(OffsetDateTime.class)
                .single()
                .toInstant()
                .minusSeconds(1));
    }

    private long overdue() {
        return station.findings.count(
                new FindingFilter("", "", "", "", "", "", "", "", "", "", "", "", "", "", "overdue", ""),
                station.picked.now());
    }

    private String sla(String resource) {
        return station.database
                .sql()
                .sql("select sla from finding_spell where finding_id = ? and closed_at is not null")
                .param(station.id(resource))
                .query(String.class)
                .single();
    }

    @Test
    void keepsEveryWordingOfWhatWasSaid() {
        var said = station.talk.say(station.ana, one(), "Ask @ben and @nobody", true);
        assertThat(said.isDone()).isTrue();
        station.clock.turn(Duration.ofHours(1));
        assertThat(station.talk
                        .change(station.ben, station.id("sg-1"), 1, "No")
                        .why())
                .contains("Only who made a comment");
        assertThat(station.talk
                        .change(station.ana, station.id("sg-2"), 1, "No")
                        .why())
                .contains("no such comment on this finding");
        station.talk.change(station.ana, station.id("sg-1"), 1, "Ask @ben");

        var comment = station.talk.on(station.id("sg-1"), station.picked.now()).get(1L);
        assertThat(comment.wordings())
                .extracting(Talk.Wording::text)
                .containsExactly("Ask @ben and @nobody", "Ask @ben");
        assertThat(comment.evidence()).isTrue();
        var before = new AsOf(station.today(), Station.MONDAY, false);
        assertThat(station.talk.on(station.id("sg-1"), before).get(1L).text()).isEqualTo("Ask @ben and @nobody");
        assertThat(new Work(station.database.sql(), station.owners).mentions(station.ben, station.picked.now()))
                .hasSize(1);
        assertThat(station.talk.say(station.ana, one(), " ", false).why()).contains("says something");
    }

    @Test
    void wordsACommentAnewOnlyWithTheRightAndWritesItDown() {
        station.talk.say(station.ana, one(), "First", false);
        var elsewhere = station.member("elsewhere", Role.SECURITY_ENGINEER, Station.LAB);
        var moved = new Member(
                station.ana.id(), "test", "ana", "ana", "", true, Station.MONDAY, null, elsewhere.grants());
        var entries = station.database.count("audit_entry");

        assertThat(station.talk.change(moved, station.id("sg-1"), 1, "Second").why())
                .contains("You may not change findings of " + Station.CLINIC);
        assertThat(station.database.count("audit_entry")).isEqualTo(entries);
        station.talk.change(station.ana, station.id("sg-1"), 1, "Second");
        assertThat(station.database
                        .sql()
                        .sql("select action from audit_entry order by number desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("finding.comment-changed");
    }

    @Test
    void countsWhatWasOpenedAndPutRightByWeek() {
        desk.state(station.ana, one(), "in_progress", "");
        station.clock.turn(Duration.ofDays(2));
        station.scan(shut("sg-1"), open("sg-2"));
        station.clock.turn(Duration.ofDays(7));
        station.scan(shut("sg-1"), shut("sg-2"));
        var span = new Remediation.Span(
                "", LocalDate.parse("2026-11-02"), LocalDate.parse("2026-11-15"), station.organization.zone());
        var remediation = new Remediation(station.database.sql());

        assertThat(remediation.weeks(span))
                .extracting(Remediation.Numbers::name, Remediation.Numbers::opened, Remediation.Numbers::fixed)
                .containsExactly(tuple("2026-11-02", 2L, 1L), tuple("2026-11-09", 0L, 1L));
        assertThat(remediation.total(span))
                .extracting(
                        Remediation.Numbers::days,
                        Remediation.Numbers::met,
                        Remediation.Numbers::breached,
                        Remediation.Numbers::byItself)
                .containsExactly(5.5, 1L, 1L, 1L);
        assertThat(remediation.severities(span))
                .extracting(Remediation.Numbers::name)
                .containsExactly("critical");
        assertThat(remediation.people(span))
                .extracting(Remediation.Numbers::name)
                .containsExactly("By itself", "ana");
        assertThat(remediation.owners(span))
                .extracting(Remediation.Numbers::name)
                .containsExactly("Nobody");
    }

    @Test
    void keepsAViewAndGivesItToOthersOnlyWhereItIsShared() {
        var views = new SavedViews(station.database.sql(), station.clock);
        var own = views.keep(station.ana.id(), "Mine", "severity=critical&tag=team%3Dweb&sort=-due", false);
        var shared = views.keep(station.ana.id(), "Ours", "", true);

        assertThat(views.find(own, station.ben.id())).isEmpty();
        assertThat(views.find(shared, station.ben.id())).isPresent();
        assertThat(views.find(own, station.ana.id()).orElseThrow().filter())
                .extracting(FindingFilter::severity, FindingFilter::tag, FindingFilter::sort)
                .containsExactly("critical", "team=web", "-due");
        assertThat(views.forget(shared, station.ben.id())).isFalse();
    }

    private Selection one() {
        return Selection.of(station.id("sg-1"));
    }
}
