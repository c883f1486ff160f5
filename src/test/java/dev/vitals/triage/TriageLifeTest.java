package dev.vitals.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.support.Ledger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What people, scans and the clock do in any order: no finding is lost, none closes without a scan, none stays hidden by
 * an acceptance whose day has passed or whose failure is another one. Each seed is one life of four findings.
 */
class TriageLifeTest {

    private static final List<String> GROUPS = List.of("sg-1", "sg-2", "sg-3", "sg-4");
    private static final List<String> SOURCES = List.of("", "0.0.0.0/0", "::/0");
    private static final int STEPS = 50;

    private final Station station = new Station();
    private final Map<String, String> shown = new HashMap<>();
    private final List<String> done = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 8, 34, 89})
    void keepsItsPromisesWhateverHappens(long seed) {
        var random = new Random(seed);
        GROUPS.forEach(group -> shown.put(group, "0.0.0.0/0"));
        scan();
        for (int step = 0; step < STEPS; step++) {
            var resolved = resolved();
            var isScan = act(random);
            var what = "seed %d: %s".formatted(seed, String.join(", ", done));
            assertThat(station.database.count("finding")).as(what).isEqualTo(GROUPS.size());
            if (!isScan) {
                assertThat(resolved()).as(what).isEqualTo(resolved);
            }
            GROUPS.forEach(group -> hiddenOnlyByWhatHolds(group, what));
        }
        spellsAndEventsAgree();
    }

    /** Whether it was a scan. */
    private boolean act(Random random) {
        var group = GROUPS.get(random.nextInt(GROUPS.size()));
        var waiting = ids("requested");
        var holding = ids("approved");
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> {
                shown.put(group, SOURCES.get(random.nextInt(SOURCES.size())));
                station.clock.turn(Duration.ofHours(7));
                scan();
                done.add("scan of %s as '%s'".formatted(group, shown.get(group)));
                return true;
            }
            case 3, 4 ->
                note(
                        "asked " + group,
                        station.acceptances
                                .request(station.ana, station.asking(group, 1 + random.nextInt(40)))
                                .outcome());
            case 5 ->
                waiting.stream()
                        .findAny()
                        .ifPresent(id -> note("approved " + id, station.acceptances.approve(station.ben, id, "")));
            case 6 ->
                waiting.stream()
                        .findAny()
                        .ifPresent(id -> note("refused " + id, station.acceptances.reject(station.cleo, id, "no")));
            case 7 ->
                holding.stream()
                        .findAny()
                        .ifPresent(id -> note("withdrew " + id, station.acceptances.withdraw(station.ana, id, "gone")));
            case 8 -> {
                station.clock.turn(Duration.ofDays(random.nextInt(15)));
                done.add("days passed");
            }
            case 9 -> {
                station.acceptanceClock.tick();
                done.add("tick");
            }
            case 10 ->
                note(
                        "false " + group,
                        station.acceptances
                                .request(
                                        station.ana,
                                        new AcceptanceRequest(
                                                "false_positive",
                                                Selection.of(station.id(group)),
                                                "no",
                                                "",
                                                null,
                                                1,
                                                null))
                                .outcome());
            default -> {
                var state = List.of("open", "acknowledged", "in_progress").get(random.nextInt(3));
                note(state + " " + group, station.desk.state(station.ana, Selection.of(station.id(group)), state, ""));
            }
        }
        return false;
    }

    private void note(String what, Outcome outcome) {
        done.add(what + (outcome.isDone() ? "" : " (not done)"));
    }

    private void scan() {
        station.scan(GROUPS.stream()
                .map(group -> shown.get(group).isEmpty() ? Station.shut(group) : Station.open(group, shown.get(group)))
                .toArray(Ledger.Entry[]::new));
    }

    /** What is neither open nor resolved stands by a decision of two, in date, about exactly this failure. */
    private void hiddenOnlyByWhatHolds(String group, String what) {
        if (station.isOpen(group) || resolved().contains(group)) {
            return;
        }
        assertThat(station.database
                        .sql()
                        .sql("""
                                select count(*) from finding f
                                  join acceptance_finding c on c.finding_id = f.id and c.acceptance_id = f.acceptance_id
                                  join acceptance a on a.id = c.acceptance_id
                                 where f.id = :id and a.state = 'approved' and coalesce(a.until >= :day, true)
                                   and c.held_from is not null and c.held_to is null and c.fingerprint = f.fingerprint
                                   and a.decided_by <> a.requested_by
                                """)
                        .param("id", station.id(group))
                        .param("day", station.today())
                        .query(Integer.class)
                        .single())
                .as(what)
                .isOne();
    }

    private List<String> resolved() {
        return station.database
                .sql()
                .sql(
                        "select r.resource_id from finding f join resource r on r.id = f.resource_id where f.resolved_at is not null order by 1")
                .query(String.class)
                .list();
    }

    private List<Long> ids(String state) {
        return station.database
                .sql()
                .sql("select id from acceptance where state = ? order by id")
                .param(state)
                .query(Long.class)
                .list();
    }

    private void spellsAndEventsAgree() {
        for (String group : GROUPS) {
            var kinds = List.of(station.told(group).split(" ")).stream()
                    .filter(kind -> List.of("opened", "reopened", "resolved").contains(kind))
                    .collect(Collectors.joining(" "));
            assertThat(kinds).matches("opened( resolved reopened)*( resolved)?");
            assertThat(station.database
                            .sql()
                            .sql("select count(*) from finding_spell where finding_id = ?")
                            .param(station.id(group))
                            .query(Long.class)
                            .single())
                    .as("'opened' is the end of 'reopened' too")
                    .isEqualTo(kinds.split("opened", -1).length - 1L);
        }
    }

    @Test
    void seedsDoSomething() {
        keepsItsPromisesWhateverHappens(144);

        assertThat(done).anyMatch(what -> what.startsWith("approved")).anyMatch(what -> what.startsWith("scan"));
    }
}
