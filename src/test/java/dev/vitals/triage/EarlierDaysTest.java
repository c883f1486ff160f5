package dev.vitals.triage;

import static dev.vitals.triage.Station.open;
import static dev.vitals.triage.Station.shut;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.finding.FindingFilter;
import dev.vitals.finding.ListedFindings;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.ListCoverage;
import dev.vitals.support.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is kept of findings for earlier days, whatever scans and people do. */
class EarlierDaysTest {

    private static final Pattern UPDATE = Pattern.compile("update finding (?:f )?set(.*?)(?:\\bwhere\\b|\\bfrom\\b)");
    private static final String STATE =
            "row(id, rule_id, severity, machine_state, human_state, accepted_until, headline,"
                    + " state_since, resolved_at, reopened)::text";
    private static final String KIND =
            "rule_id, region, type, severity, machine_state, human_state, resolved_at is null, accepted_until";

    private static final String COARSE = "severity, machine_state, human_state, resolved_at is null, accepted_until";

    private final Station station = new Station();
    private final Random random = new Random(7);

    @Test
    void theyAreAsEventsAndVerdictsTellThem() {
        var moments = live();
        var kept = moments.stream().map(this::statesAt).toList();
        var counted = moments.stream().map(this::verdictsAt).toList();
        moments.forEach(this::theSumsAreRight);
        station.database
                .sql()
                .sql("select retell_findings()")
                .query((row, number) -> 0)
                .list();

        assertThat(kept.stream().distinct().count()).isGreaterThan(20);
        for (int i = 0; i < moments.size(); i++) {
            assertThat(kept.get(i)).as("at " + moments.get(i)).isEqualTo(statesAt(moments.get(i)));
            assertThat(counted.get(i)).as("at " + moments.get(i)).isEqualTo(verdictsAt(moments.get(i)));
            theSumsAreRight(moments.get(i));
        }
    }

    @Test
    void theyAddUpAlthoughTheClockStepsBackAndForth() {
        var moments = new ArrayList<Instant>();
        for (int step = 0; step < 40; step++) {
            happen();
            moments.add(station.clock.instant().plus(Duration.ofHours(1)).minusNanos(1_000));
            station.clock.turn(
                    switch (random.nextInt(5)) {
                        case 0 -> Duration.ofHours(-1);
                        case 1 -> Duration.ofDays(-1);
                        case 2 -> Duration.ofHours(1);
                        default -> Duration.ofHours(20);
                    });
        }
        ListedFindings.addUp(station.database.sql(), station.database.transactions());

        moments.forEach(this::theSumsAreRight);
        assertThat(strings("select row(%s, sum(n))::text from finding_count group by %s having sum(n) <> 0 order by 1"))
                .isEqualTo(strings("select row(%s, count(*))::text from finding group by %s order by 1"));
        assertThat(station.database
                        .sql()
                        .sql(
                                "select count(*) from finding_past p join finding f using (id) where p.valid_to > f.told_since")
                        .query(Long.class)
                        .single())
                .as("nothing that is over lasts into what stands")
                .isZero();
    }

    private List<String> strings(String query) {
        return station.database
                .sql()
                .sql(query.formatted(KIND, KIND))
                .query(String.class)
                .list();
    }

    @Test
    void whoSeesOneAccountIsToldOfItAlone() {
        station.scan(open("sg-1"));
        station.ledger.scan(Station.LAB, station.clock.instant(), open("sg-9"), open("sg-8"));
        var then = station.clock.instant();
        station.clock.turn(Duration.ofDays(1));
        station.scan(shut("sg-1"));

        assertThat(station.<Object>seeingOnly(Station.CLINIC, () -> sum("finding_count_at", then)))
                .isEqualTo(1L);
        assertThat(station.<Object>seeingOnly(Station.CLINIC, () -> sum("evaluation_count_at", then)))
                .isEqualTo(1L);
        assertThat(station.<Object>seeingOnly(Station.LAB, () -> sum("finding_count_at", then)))
                .isEqualTo(2L);
        assertThat(sum("finding_count_at", then)).isEqualTo(3);
    }

    @Test
    void nothingIsWrittenWhereNothingChanges() {
        station.scan(open("sg-1"));
        var rows = station.database.count("finding_change_told") + station.database.count("evaluation_change_told");
        station.clock.turn(Duration.ofDays(1));
        station.scan(open("sg-1"));

        assertThat(station.database.count("finding_past")).isZero();
        assertThat(station.database.count("finding_change_told") + station.database.count("evaluation_change_told"))
                .isEqualTo(rows);
    }

    @Test
    void everyStatementThatChangesWhatAFindingSaysSaysSinceWhen() throws IOException {
        var forgetful = new ArrayList<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                var updates = UPDATE.matcher(Files.readString(file).replaceAll("\\s+", " "));
                updates.results()
                        .map(found -> found.group(1))
                        .filter(set -> set.matches(".*\\b(human_state|machine_state|severity|headline) =.*"))
                        .filter(set -> !set.contains("told_since ="))
                        .forEach(set -> forgetful.add(file.getFileName() + ":" + set));
            }
        }
        assertThat(forgetful).isEmpty();
    }

    /** Some weeks of scans and deeds; the last moments of quarters of an hour between them. */
    private List<Instant> live() {
        var moments = new ArrayList<Instant>();
        for (int step = 0; step < 60; step++) {
            happen();
            if (random.nextInt(5) == 0) {
                ListedFindings.addUp(station.database.sql(), station.database.transactions());
            }
            moments.add(station.clock.instant().plus(Duration.ofHours(1)).minusNanos(1_000));
            station.clock.turn(Duration.ofHours(random.nextInt(1, 40)));
        }
        return moments;
    }

    private void happen() {
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> station.scan(groups());
            case 3 -> denied();
            case 4 -> station.desk.state(station.ana, some(), "acknowledged", "Known");
            case 5 -> station.acceptances.request(station.ana, asking());
            case 6 -> decide();
            default -> {
                station.desk.state(station.ana, some(), "open", "After all");
                station.acceptanceClock.tick();
            }
        }
    }

    private Ledger.Entry[] groups() {
        return IntStream.range(0, 9)
                .filter(group -> random.nextInt(6) > 0)
                .mapToObj(group -> random.nextInt(3) == 0
                        ? shut("sg-" + group)
                        : open("sg-" + group, random.nextInt(4) == 0 ? "::/0" : "0.0.0.0/0"))
                .toArray(Ledger.Entry[]::new);
    }

    private void denied() {
        var list = new ListCoverage("AWS::EC2::SecurityGroup", "us-east-1", null, Cause.DENIED, "no");
        station.ledger.scan(Station.CLINIC, station.clock.instant(), List.of(list));
    }

    private Selection some() {
        var all = station.database
                .sql()
                .sql("select id from finding where id % 3 = ? order by id")
                .param(random.nextInt(3))
                .query(Long.class)
                .list();
        return all.isEmpty() ? Selection.of(-1L) : new Selection(FindingFilter.all(), all);
    }

    private AcceptanceRequest asking() {
        return new AcceptanceRequest(
                random.nextBoolean() ? "risk" : "false_positive",
                some(),
                "Needed",
                "",
                station.today().plusDays(2),
                random.nextInt(3),
                null);
    }

    private void decide() {
        var waiting = station.database
                .sql()
                .sql("select id from acceptance where state = 'requested' order by id limit 1")
                .query(Long.class)
                .list();
        waiting.forEach(id -> station.acceptances.approve(station.ben, id, ""));
    }

    private List<String> statesAt(Instant moment) {
        return rows("select %s from finding_at(?) order by id".formatted(STATE), moment);
    }

    private List<String> verdictsAt(Instant moment) {
        return rows(
                "select row(rule_id, verdict, sum(n))::text from evaluation_count_at(?) group by rule_id, verdict"
                        + " having sum(n) <> 0 order by 1",
                moment);
    }

    private void theSumsAreRight(Instant moment) {
        assertThat(rows(kinds("sum(n)", "finding_count_at", " having sum(n) <> 0"), moment))
                .as("at " + moment)
                .isEqualTo(rows(kinds("count(*)", "finding_at", ""), moment));
        assertThat(rows(coarse("sum(n)", "finding_sum_at", " having sum(n) <> 0"), moment))
                .as("at " + moment)
                .isEqualTo(rows(coarse("count(*)", "finding_at", ""), moment));
        assertThat(verdictsAt(moment))
                .as("at " + moment)
                .isEqualTo(rows(
                        "select row(rule_id, verdict, count(*))::text from evaluation_at(?) group by rule_id, verdict order by 1",
                        moment));
    }

    private static String kinds(String count, String from, String having) {
        return "select row(%s, %s)::text from %s(?) group by %s%s order by 1"
                .formatted(KIND, count, from, KIND, having);
    }

    private static String coarse(String count, String from, String having) {
        return "select row(%s, %s)::text from %s(?) group by %s%s order by 1"
                .formatted(COARSE, count, from, COARSE, having);
    }

    private long sum(String of, Instant moment) {
        return station.database
                .sql()
                .sql("select coalesce(sum(n), 0)::bigint from " + of + "(?)")
                .param(moment.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    private List<String> rows(String query, Instant moment) {
        return station.database
                .sql()
                .sql(query)
                .param(moment.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list();
    }
}
