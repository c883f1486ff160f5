package dev.vitals.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.page.AsOf;
import dev.vitals.page.Organization;
import dev.vitals.register.LateRegister.Late;
import dev.vitals.support.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistersTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-11-02");
    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final Instant NOON = MONDAY.atTime(12, 0).atZone(CHICAGO).toInstant();
    private static final String TRAINING = "164.308(a)(5)(i)";
    private static final String REVIEWS = "164.308(a)(1)(ii)(D)";

    private final TestDatabase database = TestDatabase.empty();
    private final List<Object> told = new ArrayList<>();
    private final RegisterStore store =
            new RegisterStore(database.sql(), new Organization("Clinic", CHICAGO), told::add, database.transactions());
    private final Registers registers = new Registers(database.sql());
    private final RegisterList list = new RegisterList(database.sql());

    @Test
    void speaksForSafeguardsThatThereAre() {
        var known = SafeguardCatalogue.load();
        assertThat(RegisterCatalogue.all()).allSatisfy(register -> {
            assertThat(register.citations())
                    .isNotEmpty()
                    .allSatisfy(citation -> assertThat(known.find(citation)).isPresent());
            assertThat(register.key())
                    .allSatisfy(name -> assertThat(
                                    register.field(name).orElseThrow().isRequired())
                            .isTrue());
            assertThat(register.shown())
                    .allSatisfy(name -> assertThat(register.field(name)).isPresent());
        });
    }

    @Test
    void saysNothingWhileNobodyHasBegun() {
        assertThat(late(MONDAY)).isEmpty();
    }

    @Test
    void isOverdueOnTheDayAfterTheLastOne() {
        trained("Ana Ruiz", MONDAY);

        assertThat(late(MONDAY)).as("its last day").isEmpty();
        var late = late(MONDAY.plusDays(1)).get(TRAINING).getFirst();
        assertThat(late.slug()).isEqualTo("training");
        assertThat(late.late()).isOne();
        assertThat(late.entries())
                .extracting(Late::words)
                .containsExactly("Ana Ruiz: HIPAA basics: training was due on 2 Nov 2026");
    }

    @Test
    void isInOrderAgainOnceItWasTakenAndOnlyFromThenOn() {
        long id = trained("Ana Ruiz", MONDAY);
        var taken = NOON.plusSeconds(3 * 86_400);
        store.change(
                register("training"),
                RegisterDraft.of(id, Map.of("person", "Ana Ruiz", "course", "HIPAA basics", "due", "2027-11-02")),
                1,
                "ben",
                taken);

        assertThat(registers.late(taken, MONDAY.plusDays(3))).isEmpty();
        assertThat(registers.late(taken.minusSeconds(1), MONDAY.plusDays(2)))
                .as("what was known the day before stays")
                .containsKey(TRAINING);
        assertThat(list.history(register("training"), id, at(taken))).hasSize(2);
    }

    @Test
    void leavesWhatIsClosedInPeace() {
        long id = trained("Ana Ruiz", MONDAY);
        var entry = list.find(register("training"), id, at(NOON)).orElseThrow();
        var left = new RegisterDraft(id, entry.fields(), true, null, "", "She left.");

        assertThat(store.change(register("training"), left, 1, "ben", NOON)).isTrue();
        assertThat(late(MONDAY.plusDays(9))).isEmpty();
        assertThat(store.change(register("training"), left, 1, "ana", NOON))
                .as("somebody who looked at version 1")
                .isFalse();
    }

    @Test
    void namesAnAssociateWithoutAnAgreementAtOnceAndOneWhoseAgreementEnded() {
        store.record("business-associates", Map.of("name", "Labs", "service", "Results"), "ana", NOON);
        store.record(
                "business-associates",
                Map.of("name", "Scans", "service", "Archive", "signed", "2024-01-01", "ends", "2026-11-01"),
                "ana",
                NOON);
        store.record(
                "business-associates",
                Map.of("name", "AWS", "service", "Hosting", "signed", "2024-01-01"),
                "ana",
                NOON);

        var late = late(MONDAY).get("164.308(b)(3)").getFirst();
        assertThat(late.entries())
                .extracting(Late::words)
                .containsExactlyInAnyOrder("Labs: no agreement is signed", "Scans: the agreement ended on 1 Nov 2026");
        assertThat(late(MONDAY)).containsKeys("164.308(b)(1)", "164.314(a)(1)");
    }

    @ParameterizedTest
    @CsvSource({"2026-11-02, 31, false", "2026-11-02, 32, true"})
    void missesAReviewWhenTheCadenceIsOver(LocalDate last, int days, boolean isLate) {
        reviewed(last.minusDays(40));
        reviewed(last);

        assertThat(late(last.plusDays(days)).containsKey(REVIEWS)).isEqualTo(isLate);
        if (isLate) {
            assertThat(late(last.plusDays(days))
                            .get(REVIEWS)
                            .getFirst()
                            .entries()
                            .getFirst()
                            .words())
                    .isEqualTo("no review since 2 Nov 2026, and one is due every 31 days");
        }
    }

    @Test
    void countsEveryThingButNamesTheOldestTen() {
        for (var number = 0; number < 14; number++) {
            trained("Person %02d".formatted(number), MONDAY.plusDays(number));
        }
        var late = late(MONDAY.plusDays(30)).get(TRAINING).getFirst();

        assertThat(late.late()).isEqualTo(14);
        assertThat(late.entries()).hasSize(10);
        assertThat(late.entries().getFirst().what()).startsWith("Person 00");
    }

    @Test
    void tellsOnceThatARegisterChanged() {
        trained("Ana Ruiz", MONDAY);
        assertThat(told).containsExactly(new RegisterChanged("training", NOON));
    }

    @Test
    void findsEntriesByWhatTheySayAndHowTheyStand() {
        trained("Ana Ruiz", MONDAY.minusDays(1));
        trained("Ben_Ode", MONDAY.plusDays(1));

        assertThat(titles("ruiz", "", "")).containsExactly("Ana Ruiz: HIPAA basics");
        assertThat(titles("n_o", "", "")).containsExactly("Ben_Ode: HIPAA basics");
        assertThat(titles("", "late", "")).containsExactly("Ana Ruiz: HIPAA basics");
        assertThat(titles("", "order", "")).containsExactly("Ben_Ode: HIPAA basics");
        assertThat(titles("", "all", "-title")).startsWith("Ben_Ode: HIPAA basics");
        assertThat(list.counts(at(NOON)).get("training")).isEqualTo(new RegisterList.Count(2, 1));
    }

    private List<String> titles(String text, String state, String sort) {
        return list.page(register("training"), new RegisterFilter(text, state, sort), at(NOON), 1).rows().stream()
                .map(RegisterEntry::title)
                .toList();
    }

    private long trained(String person, LocalDate due) {
        return store.record(
                "training", Map.of("person", person, "course", "HIPAA basics", "due", due.toString()), "ana", NOON);
    }

    private void reviewed(LocalDate day) {
        store.record(
                "activity-reviews",
                Map.of("log", "CloudTrail", "reviewer", "Ana", "reviewed", day.toString(), "seen", "-", "done", "-"),
                "ana",
                NOON);
    }

    private Map<String, List<LateRegister>> late(LocalDate day) {
        return registers.late(day.plusDays(1).atStartOfDay(CHICAGO).toInstant(), day);
    }

    private static AsOf at(Instant moment) {
        return new AsOf(MONDAY, moment, true);
    }

    static RegisterDefinition register(String slug) {
        return RegisterCatalogue.find(slug).orElseThrow();
    }
}
