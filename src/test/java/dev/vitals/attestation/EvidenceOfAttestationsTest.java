package dev.vitals.attestation;

import static dev.vitals.support.Witnesses.ANA;
import static dev.vitals.support.Witnesses.BEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.attestation.AttestationFiles.Outcome;
import dev.vitals.attestation.AttestationStore.SignOff;
import dev.vitals.file.EvidenceFiles;
import dev.vitals.file.FileLimits;
import dev.vitals.file.LookedFile;
import dev.vitals.hipaa.EntityType;
import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.page.AsOf;
import dev.vitals.support.TestDatabase;
import dev.vitals.support.Witnesses;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class EvidenceOfAttestationsTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-11-02");
    private static final LocalDate DUE = LocalDate.parse("2027-11-01");
    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final Instant NOON = MONDAY.atTime(12, 0).atZone(CHICAGO).toInstant();
    private static final List<String> PLACES = List.of("164.310(a)(1)", "164.310(a)(2)(ii)", "164.310(c)");

    private final TestDatabase database = TestDatabase.empty();
    private final Witnesses people = new Witnesses(database, CHICAGO);
    private final AttestationStore store = people.store();
    private final Attestations attestations = people.attestations();
    private final EvidenceFiles kept =
            EvidenceFiles.inDatabase(database.sql(), FileLimits.usual(), Clock.systemUTC(), database.transactions());
    private final AttestationFiles files = new AttestationFiles(database.sql(), kept, database.transactions());
    private final List<LookedFile> looked = new ArrayList<>();

    @AfterEach
    void putAway() {
        looked.forEach(LookedFile::close);
    }

    @Test
    void recordsOneForEachSafeguardAndSignsAllOfThemOffAtOnce() {
        long id = recorded();

        assertThat(attestations.together(id, at(NOON)).keySet()).containsExactlyInAnyOrderElementsOf(PLACES);
        assertThat(store.sign(id, 1, BEN, NOON)).isEqualTo(SignOff.SIGNED);
        assertThat(attestations.standing(MONDAY)).containsOnlyKeys(PLACES);
        assertThat(attestations.standing(MONDAY).values()).allMatch(PeopleProof::isInDate);
    }

    @Test
    void renewsAllOfThemButThoseThatWereWithdrawnAlone() {
        long id = recorded();
        store.sign(id, 1, BEN, NOON);
        long other = attestations.together(id, at(NOON)).get("164.310(c)");
        assertThat(store.withdraw(other, false, "Another sheet shows it.", BEN, NOON))
                .isTrue();
        assertThat(attestations.standing(MONDAY)).containsOnlyKeys("164.310(a)(1)", "164.310(a)(2)(ii)");

        store.renew(id, Witnesses.text("Sites", MONDAY, DUE.plusDays(9)), ANA, NOON);
        assertThat(store.sign(id, 2, BEN, NOON)).isEqualTo(SignOff.SIGNED);
        assertThat(attestations.standing(MONDAY).values())
                .allSatisfy(proof ->
                        assertThat(proof.attestations().getFirst().version()).isEqualTo(2));

        assertThat(store.withdraw(id, "All moved to the cloud.", BEN, NOON)).isTrue();
        assertThat(attestations.standing(MONDAY)).isEmpty();
    }

    @Test
    void renewsNothingThatWasTakenBackMeanwhileAndSaysSo() throws Exception {
        long id = recorded();
        var kit = new Kit(
                database.sql(), attestations, SafeguardCatalogue.load(), Set.of(EntityType.HEALTH_CARE_PROVIDER));
        var recorder = new AttestationRecorder(store, files, kit, database.transactions());
        var text = Witnesses.text("Sites", MONDAY, DUE);
        assertThat(recorder.renew(id, 2, text, List.of(), ANA, NOON)).isTrue();
        assertThat(recorder.renew(id, 2, text, List.of(file("plan.txt", "The plan")), ANA, NOON))
                .as("version 2 is another one")
                .isFalse();
        store.withdraw(id, "All moved to the cloud.", BEN, NOON);

        assertThat(recorder.renew(id, 3, text, List.of(), ANA, NOON)).isFalse();
        assertThat(recorder.renew(id, 3, text, List.of(file("late.txt", "Late")), ANA, NOON))
                .isFalse();
        assertThat(attestations.versions(id, at(NOON))).hasSize(2);
        assertThat(database.count("evidence_file")).isZero();
    }

    @Test
    void coversWithTheSignatureTheFilesThatWereLookedAt() throws Exception {
        long id = recorded();
        var plan = file("plan.txt", "The plan");
        assertThat(files.add(id, 1, List.of(plan), ANA, NOON)).isEqualTo(Outcome.ADDED);

        assertThat(store.sign(id, 1, BEN, NOON)).as("of nothing").isEqualTo(SignOff.OTHER_FILES);
        assertThat(store.sign(id, 1, Set.of(plan.sha256()), BEN, NOON)).isEqualTo(SignOff.SIGNED);
        assertThat(attestations.together(id, at(NOON)).values())
                .allSatisfy(each -> assertThat(attestations.files(each, at(NOON)))
                        .singleElement()
                        .matches(AttestedFile::isSigned)
                        .matches(file -> file.name().equals("plan.txt") && file.size() == 8));
        assertThat(database.sql()
                        .sql("select distinct array_to_string(files, ' ') from attestation_signature")
                        .query(String.class)
                        .list())
                .containsExactly(plan.sha256());
    }

    @Test
    void takesFilesUntilItIsSignedOffAndNotAfterwards() throws Exception {
        long id = recorded();
        store.sign(id, 1, BEN, NOON);
        var late = file("late.txt", "Too late");

        assertThat(files.add(id, 1, List.of(late), ANA, NOON)).isEqualTo(Outcome.CLOSED);
        assertThat(database.count("evidence_file")).as("nothing half kept").isZero();
        kept.keep(late);
        assertThatThrownBy(() -> database.sql()
                        .sql("insert into attestation_file values (?, 1, ?, 'late.txt', 'ana', now())")
                        .params(id, late.sha256())
                        .update())
                .as("the table itself refuses it")
                .isInstanceOf(DataAccessException.class);

        store.renew(id, Witnesses.text("Sites", MONDAY, DUE), ANA, NOON);
        assertThat(files.add(id, 2, List.of(late), ANA, NOON)).isEqualTo(Outcome.ADDED);
        assertThat(attestations.files(id, at(NOON.minusSeconds(1))))
                .as("a day before")
                .isEmpty();
    }

    @Test
    void hasTwentyFilesAtMost() throws Exception {
        long id = recorded();
        files.add(id, 1, IntStream.range(0, 20).mapToObj(number -> file(number)).toList(), ANA, NOON);

        assertThat(files.add(id, 1, List.of(file(20)), ANA, NOON)).isEqualTo(Outcome.TOO_MANY);
        assertThat(files.add(id, 1, List.of(file(3)), ANA, NOON))
                .as("one that is there")
                .isEqualTo(Outcome.ADDED);
        assertThat(attestations.files(id, at(NOON))).hasSize(20);
        assertThat(database.count("evidence_file")).isEqualTo(20);
    }

    @Test
    void tellsOnceWhatLapsesSoonWithItsOwner() {
        long id = recorded();
        store.sign(id, 1, BEN, NOON);
        people.attested("164.308(a)(1)(ii)(C)", MONDAY, MONDAY.plusDays(10), NOON);
        people.recorded("164.308(a)(2)", MONDAY, MONDAY.plusDays(5), NOON);

        assertThat(attestations.lapsing(MONDAY, 9))
                .as("unsigned ones lapse never")
                .isEmpty();
        assertThat(attestations.lapsing(MONDAY, 10)).singleElement().satisfies(soon -> {
            assertThat(soon.title()).isEqualTo("Sanction policy");
            assertThat(soon.owner()).isEqualTo("Ana Sanchez");
            assertThat(soon.reviewDue()).isEqualTo(MONDAY.plusDays(10));
        });
        assertThat(attestations.lapsing(MONDAY, 400)).hasSize(2).last().satisfies(set -> {
            assertThat(set.citations()).containsExactlyElementsOf(PLACES);
            assertThat(set.isRenewed()).isFalse();
        });
        assertThat(attestations.lapsing(MONDAY.plusDays(11), 9))
                .as("lapsed is not lapsing")
                .isEmpty();
    }

    @Test
    void lapsesAtMidnightOnTheNightsOnWhichClocksChange() {
        // In Chicago 2026-11-01 has twenty-five hours and 2027-03-14 twenty-three.
        for (LocalDate due : List.of(LocalDate.parse("2026-11-01"), LocalDate.parse("2027-03-14"))) {
            var citation = due.getYear() == 2026 ? "164.308(a)(1)(ii)(C)" : "164.308(a)(2)";
            people.attested(
                    citation,
                    due.minusDays(20),
                    due,
                    due.minusDays(20).atTime(12, 0).atZone(CHICAGO).toInstant());

            assertThat(attestations.standing(due).get(citation).isInDate()).isTrue();
            assertThat(attestations.standing(due.plusDays(1)).get(citation).isLapsed())
                    .isTrue();

            var lastMinute =
                    due.plusDays(1).atStartOfDay(CHICAGO).minusSeconds(60).toInstant();
            assertThat(lastMinute.atZone(CHICAGO).toLocalDate()).isEqualTo(due);
            long renewed = attestations
                    .of(citation, new AsOf(due, lastMinute, true))
                    .getFirst()
                    .id();
            store.renew(renewed, Witnesses.text("Again", due, due.plusDays(30)), ANA, lastMinute);
            store.sign(renewed, 2, BEN, lastMinute);
            assertThat(attestations.standing(due.plusDays(1)).get(citation).isInDate())
                    .as("renewed in the last minute of the day")
                    .isTrue();
        }
    }

    private long recorded() {
        return store.record(PLACES, "facilities-own", Witnesses.text("Sites", MONDAY, DUE), ANA, NOON);
    }

    private LookedFile file(int number) {
        try {
            return file(number + ".txt", "Number " + number);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private LookedFile file(String name, String text) throws Exception {
        var file = kept.look(name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        looked.add(file);
        return file;
    }

    private static AsOf at(Instant moment) {
        return new AsOf(MONDAY, moment, true);
    }
}
