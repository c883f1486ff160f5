package dev.vitals.triage;

import static dev.vitals.triage.Station.open;
import static dev.vitals.triage.Station.shut;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.finding.FindingFilter;
import dev.vitals.identity.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** States and owners that people and rules give findings, one at a time and by the thousand. */
class DeskTest extends AtTheDesk {

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

        // No measure of speed: comparing every row with every other takes forty seconds, looking each up takes one.
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
        // What statistics say that were taken while a scan was writing: nearly no rows on many pages.
        station.database.sql().sql("""
                update pg_class set reltuples = 2, relpages = greatest(1, pg_relation_size(oid) / 8192)
                 where relname in ('finding', 'resource', 'search_text')""").update();
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
}
