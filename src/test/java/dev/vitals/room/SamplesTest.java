package dev.vitals.room;

import static dev.vitals.room.AuditRoom.OURS;
import static dev.vitals.room.AuditRoom.THEIRS;
import static dev.vitals.room.AuditRoom.at;
import static dev.vitals.room.AuditRoom.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.vitals.hash.Sha256;
import dev.vitals.postgres.RowScope;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import dev.vitals.support.Ledger.Entry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Populations and samples, over ten days of two accounts. */
class SamplesTest {

    private AuditRoom room;

    @BeforeEach
    void tenDays() {
        room = new AuditRoom();
        room.live();
    }

    // The population

    @Test
    void holdsNoPartOfWhatIsTooLargeAndSaysWhatToChoose() {
        var reader = new JudgedReader(room.sql, 11);

        assertThatThrownBy(() -> reader.population(room.question(1, 10)))
                .isInstanceOf(LargePopulationException.class)
                .hasMessageContaining("hold more than 11 resources that the safeguard's rules judge")
                .hasMessageContaining("Choose a group of accounts");
    }

    @Test
    void holdsWhatWasJudgedInThePeriodWithItsFirstAndLastVerdict() {
        var mended = room.line(1, 10, "records-01");
        assertThat(mended.firstVerdict()).isEqualTo("fail");
        assertThat(mended.lastVerdict()).isEqualTo("pass");
        assertThat(mended.daysFailing()).isEqualTo(5);
        assertThat(mended.firstAt()).isEqualTo(at(1));
        assertThat(room.line(6, 8, "records-01").firstVerdict()).isEqualTo("pass");
        assertThat(room.line(6, 8, "records-01").daysFailing()).isZero();
    }

    @Test
    void countsADayOnWhichNothingCouldBeReadAsUnknownAndNeverAsAPass() {
        var line = room.line(9, 9, "records-02");
        assertThat(line.lastVerdict()).isEqualTo("unknown");
        assertThat(line.daysUnknown()).isEqualTo(1);
        assertThat(room.line(9, 9, "records-01").lastVerdict()).isEqualTo("unknown");
        assertThat(room.population(9, 9).unread())
                .singleElement()
                .satisfies(list -> assertThat(list.type()).isEqualTo("AWS::S3::Bucket"));
        assertThat(room.population(1, 7).unread()).isEmpty();
    }

    @Test
    void listsWhatExistedAndWasNotJudgedAsNotJudged() {
        room.scan(
                THEIRS,
                10,
                Entry.bucket("their-records", Verdict.pass()),
                new Entry(
                        "AWS::S3::Bucket",
                        "us-west-2",
                        "silent",
                        "silent",
                        Map.of(),
                        "{}",
                        "own-rule-of-another-safeguard",
                        Severity.LOW,
                        Verdict.pass()));
        var silent = room.line(10, 10, "silent");
        assertThat(silent.isJudged()).isFalse();
        assertThat(silent.cells()).containsEntry("last_verdict", "not judged");
        assertThat(room.population(10, 10).notJudged()).isEqualTo(1);
    }

    @Test
    void knowsNothingOfResourcesOfLaterDays() {
        assertThat(ids(room.population(1, 7))).doesNotContain("new-records").hasSize(13);
        assertThat(ids(room.population(1, 8))).contains("new-records").hasSize(14);
    }

    @Test
    void hasItsKeysInTheOrderOfTheirBytes() {
        var keys = new String(room.population(1, 8).keysFile(), StandardCharsets.UTF_8);
        assertThat(keys.lines()).isSorted().hasSize(14).contains(OURS + " us-west-2 AWS::S3::Bucket new-records");
        assertThat(Sha256.of(keys)).isEqualTo(room.population(1, 8).sha256());
    }

    @Test
    void keepsAKeyOnOneLineWhateverAResourceIsCalled() {
        var line = new PopulationLine(1, OURS, "", "r", "t", "a\nb\\c", "", "", null, null, null, null, 0, 0);
        assertThat(line.key()).isEqualTo(OURS + " r t a\\u000ab\\u005cc");
    }

    // Drawing

    @Test
    void drawsTheSameFromTheSamePopulationInWhateverOrderItWasFound() {
        var population = room.population(1, 8);
        var shuffled = new ArrayList<>(population.lines());
        Collections.shuffle(shuffled, new Random(7));
        var other = Population.of(population.question(), shuffled, List.of());
        assertThat(Draw.of(other, "seed", 5)).isEqualTo(Draw.of(population, "seed", 5));
        assertThat(Draw.of(population, "another", 5)).isNotEqualTo(Draw.of(population, "seed", 5));
    }

    /** As {@code printf '%s\n%s\n%s' "$SEED" "$HASH" "$key" | sha256sum} has it. */
    @Test
    void drawsByTheHashThatIsWrittenDown() {
        var population = room.population(1, 8);
        var drawn = Draw.of(population, "s", population.size());
        assertThat(drawn).isSortedAccordingTo(Comparator.comparing(Draw.Drawn::sha256));
        assertThat(drawn)
                .allSatisfy(one -> assertThat(one.sha256())
                        .isEqualTo(Sha256.of(
                                "s\n" + population.sha256() + "\n" + one.line().key())));
    }

    @Test
    void aLargerSampleOfTheSameSeedHoldsTheSmallerOne() {
        var population = room.population(1, 8);
        assertThat(Draw.of(population, "seed", 9).subList(0, 4)).isEqualTo(Draw.of(population, "seed", 4));
    }

    @Test
    void theSampleStandsWhenThePopulationGrows() throws Exception {
        var sample = room.draw(room.question(1, 8), 5, "seed");
        var before = room.drawn(sample);
        room.scan(THEIRS, 10, Entry.bucket("their-records", Verdict.pass()), Entry.bucket("late", Verdict.pass()));
        room.database
                .sql()
                .sql("update resource set valid_from = '2026-10-02Z' where resource_id = 'late'")
                .update();
        assertThat(room.population(1, 8).size()).isEqualTo(15);
        assertThat(room.drawn(sample)).isEqualTo(before);
        assertThat(room.store.find(sample.id(), Optional.empty()).orElseThrow().population())
                .isEqualTo(14);
        assertThat(zip(sample)).containsKey("items/0005.json");
    }

    @Test
    void drawingAgainMakesAnotherAndBothStayListed() throws Exception {
        room.draw(room.question(1, 8), 5, "first");
        room.draw(room.question(1, 8), 5, "second");
        assertThat(room.store.page(Optional.empty(), 1, 50).rows())
                .extracting(Sample::seed, Sample::turn)
                .containsExactlyInAnyOrder(tuple("first", 1), tuple("second", 2));
        assertThat(room.store.drawnOf(room.question(3, 4), Optional.empty())).isEqualTo(2);
    }

    @Test
    void aSampleIsNeverChangedOrTakenAway() throws Exception {
        room.draw(room.question(1, 8), 5, "seed");
        for (String change : List.of(
                "update audit_sample set seed = 'other'",
                "delete from audit_sample_item",
                "update audit_sample_file set bytes = ''",
                "delete from audit_sample")) {
            assertThatThrownBy(() -> room.sql.sql(change).update()).rootCause().hasMessageContaining("stays");
        }
    }

    @Test
    void refusesWhatCannotBeDrawn() {
        var question = room.question(1, 8);
        assertThatThrownBy(() -> room.draw(question, 15, "")).hasMessageContaining("1 to 14");
        assertThatThrownBy(() -> room.draw(question, 0, "")).hasMessageContaining("1 to 14");
        assertThatThrownBy(() -> room.draw(question, 3, "two words")).hasMessageContaining("without a space");
        assertThatThrownBy(() -> room.samples.draw(question, 3, "", "0".repeat(64), null))
                .hasMessageContaining("has changed since you looked");
    }

    @Test
    void writesDownWhoDrewWhatInTheAuditLog() throws Exception {
        var sample = room.draw(room.question(1, 8), 5, "seed");
        assertThat(room.database.audit(Clock.systemUTC()).latest("sample.drawn", 1))
                .singleElement()
                .satisfies(entry -> assertThat(String.valueOf(entry.after()))
                        .contains("seed", sample.populationSha256(), sample.archiveSha256()));
    }

    // What is handed out

    @Test
    void handsOutTheEvidenceAsItWasWithAHashOfEachFile() throws Exception {
        var sample = room.draw(room.question(1, 8), 14, "seed");
        var files = zip(sample);
        var manifest = Json.node(new String(files.get("manifest.json"), StandardCharsets.UTF_8));
        assertThat(manifest.path("files").size()).isEqualTo(files.size() - 2);
        for (JsonNode file : manifest.path("files")) {
            assertThat(Sha256.of(files.get(file.path("name").asString())))
                    .isEqualTo(file.path("sha256").asString());
        }
        assertThat(Sha256.of(files.get("keys.txt"))).isEqualTo(sample.populationSha256());
        var mended = item(room, sample, "records-01");
        assertThat(mended.path("configurations").size()).isEqualTo(2);
        assertThat(mended.at("/configurations/0/config/On").asBoolean()).isFalse();
        assertThat(mended.at("/configurations/1/config/On").asBoolean()).isTrue();
        assertThat(mended.path("verdicts")
                        .valueStream()
                        .map(one -> one.path("verdict").asString()))
                .containsExactly("fail", "pass");
        assertThat(mended.at("/findings/0/events")
                        .valueStream()
                        .map(one -> one.path("kind").asString()))
                .containsExactly("opened", "resolved");
        assertThat(mended.at("/verdicts/0/judged_by_scan").asString()).isNotEmpty();
    }

    @Test
    void tellsNothingThatHappenedOutsideOfThePeriod() throws Exception {
        var sample = room.draw(room.question(3, 4), 13, "seed");
        var mended = item(room, sample, "records-01");
        assertThat(mended.path("configurations").size()).isEqualTo(1);
        assertThat(mended.path("verdicts").size()).isEqualTo(1);
        assertThat(mended.at("/verdicts/0/held_before_the_period").asBoolean()).isTrue();
        assertThat(mended.at("/verdicts/0/until").isNull()).isTrue();
        assertThat(mended.at("/findings/0/events").size()).isZero();
        assertThat(mended.toString()).doesNotContain("2026-10-01", "2026-10-02", "2026-10-05", "2026-10-08");
    }

    @Test
    void tellsWhoApprovedAnAcceptanceThatHeldAndNothingOfOneThatWasApprovedLater() throws Exception {
        room.accepted("records-02", 3, 4);
        var then = item(room, room.draw(room.question(1, 8), 14, "seed"), "records-02");
        assertThat(then.at("/findings/0/acceptances/0/decision").asString()).isEqualTo("approved");
        assertThat(then.at("/findings/0/acceptances/0/decided_by").asString()).isEqualTo("cleo");
        assertThat(then.at("/findings/0/acceptances/0/requested_by").asString()).isEqualTo("ben");
        var before = item(room, room.draw(room.question(1, 3), 13, "seed"), "records-02");
        assertThat(before.at("/findings/0/acceptances/0/decision").asString()).isEqualTo("not decided");
        assertThat(before.toString()).doesNotContain("cleo");
        var earlier = item(room, room.draw(room.question(1, 2), 13, "seed"), "records-02");
        assertThat(earlier.at("/findings/0/acceptances").size()).isZero();
    }

    @Test
    void givesTheSameBytesEachTimeAndThoseThatWereHashed() throws Exception {
        var sample = room.draw(room.question(1, 8), 5, "seed");
        var once = room.samples.archive(sample).readAllBytes();
        room.scan(OURS, 11, Entry.bucket("records-01", Verdict.fail("broken again")));
        assertThat(room.samples.archive(sample).readAllBytes()).isEqualTo(once);
        assertThat(Sha256.of(once)).isEqualTo(sample.archiveSha256());
        assertThat(once.length).isEqualTo((int) sample.archiveBytes());
    }

    @Test
    void givesNothingAwayThatIsNotWhatWasHashed() throws Exception {
        var sample = room.draw(room.question(1, 8), 5, "seed");
        var owner = room.database.sql();
        owner.sql("alter table audit_sample_file disable trigger user").update();
        owner.sql("update audit_sample_file set bytes = '{}' where name = 'items/0001.json'")
                .update();
        owner.sql("alter table audit_sample_file enable trigger user").update();
        assertThatThrownBy(() -> room.samples.archive(sample)).hasMessageContaining("items/0001.json");
    }

    // Who sees what

    @Test
    void aReaderOfOneAccountSeesNothingOfOthers() throws Exception {
        var everything = room.draw(room.question(1, 8), 14, "seed");
        var seen = new ArrayList<String>();
        RowScope.within(OURS, () -> {
            var population = room.population(1, 8);
            seen.addAll(ids(population));
            assertThat(population.question().accounts()).containsExactly(OURS);
            assertThat(room.store.find(everything.id(), Optional.empty())).isEmpty();
            assertThat(room.store.items(everything.id())).isEmpty();
            assertThat(room.store.files(everything.id())).isEmpty();
            var own = draw(room, 3);
            assertThat(room.store.find(own.id(), Optional.empty())).isPresent();
        });
        assertThat(seen).hasSize(13).doesNotContain("their-records");
        assertThat(room.store.page(Optional.empty(), 1, 50).total()).isEqualTo(2);
    }

    @Test
    void anAuditorOfAPeriodSeesNoSampleThatReachesBeyondIt() throws Exception {
        var within = room.draw(room.question(3, 4), 3, "seed");
        var beyond = room.draw(room.question(3, 5), 3, "seed");
        var visible = Optional.of(AuditRoom.period(2, 4));
        assertThat(room.store.find(within.id(), visible)).isPresent();
        assertThat(room.store.find(beyond.id(), visible)).isEmpty();
        assertThat(room.store.page(visible, 1, 50).rows())
                .extracting(Sample::id)
                .containsExactly(within.id());
    }

    @Test
    void anAuditorOfAPeriodAsksForNoOtherDays() {
        var form = new RoomForm("164.312(c)(1)", "2026-10-01", "2026-10-04", "all");
        assertThat(form.problems(AuditRoom.day(30), Optional.of(AuditRoom.period(2, 4))))
                .singleElement()
                .asString()
                .contains("2026-10-02 to 2026-10-04");
        assertThat(form.problems(AuditRoom.day(30), Optional.empty())).isEmpty();
    }

    private static Sample draw(AuditRoom room, int n) {
        try {
            return room.draw(room.question(1, 8), n, "own");
        } catch (Samples.RefusedDrawException refused) {
            throw new AssertionError(refused);
        }
    }

    private JsonNode item(AuditRoom from, Sample sample, String resource) throws Exception {
        var item = from.store.items(sample.id()).stream()
                .filter(each -> each.resource().equals(resource))
                .findFirst()
                .orElseThrow();
        return Json.node(new String(zip(sample).get(item.file()), StandardCharsets.UTF_8));
    }

    private Map<String, byte[]> zip(Sample sample) throws Exception {
        var files = new HashMap<String, byte[]>();
        try (var zip = new ZipInputStream(room.samples.archive(sample))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }
}
