package dev.vitals.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.page.AsOf;
import dev.vitals.page.Organization;
import dev.vitals.support.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RosterTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-24");
    private static final Organization CLINIC = new Organization("Clinic", ZoneOffset.UTC);
    private static final RegisterDefinition TRAINING = RegistersTest.register("training");
    private static final String FILE = """
            Person,Course,Completed on,Due again
            Ana Ruiz,HIPAA basics,2026-11-20,2027-11-20
            Ben Ode,HIPAA basics,2026-11-20,2027-11-20
            """;

    private final TestDatabase database = TestDatabase.empty();
    private final RegisterList list = new RegisterList(database.sql());
    private final RegisterStore store = new RegisterStore(database.sql(), CLINIC, any -> {}, database.transactions());
    private final RegisterDesk desk = new RegisterDesk(list, CLINIC, Clock.fixed(NOON, ZoneOffset.UTC));
    private final Roster roster = new Roster(database.sql(), desk, list, store, database.transactions());

    @Test
    void addsEveryRowOnceHoweverOftenTheButtonIsPressed() throws Exception {
        var seen = roster.plan(TRAINING, FILE).fingerprint();
        Callable<Boolean> press = () -> roster.keep(TRAINING, FILE, seen, "ana").isKept();
        try (var hands = Executors.newFixedThreadPool(4)) {
            var pressed = hands.invokeAll(Stream.generate(() -> press).limit(4).toList());
            assertThat(pressed).extracting(Future::get).containsOnlyOnce(true);
        }
        assertThat(entries()).extracting(RegisterEntry::title).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void changesNothingThatSomebodyChangedSinceItWasLookedAt() {
        var id = store.record("training", ana("2026-11-01"), "ana", NOON.minusSeconds(60));
        var seen = roster.plan(TRAINING, FILE).fingerprint();
        store.change(TRAINING, RegisterDraft.of(id, ana("2026-12-24")), 1, "ben", NOON.minusSeconds(30));

        var outcome = roster.keep(TRAINING, FILE, seen, "ana");

        assertThat(outcome.isKept()).isFalse();
        assertThat(entries())
                .singleElement()
                .matches(entry -> entry.fields().get("due").equals("2026-12-24"));
        assertThat(roster.keep(TRAINING, FILE, outcome.plan().fingerprint(), "ana")
                        .isKept())
                .as("looked at again")
                .isTrue();
    }

    @Test
    void reopensNothingThatWasClosedSince() {
        var id = store.record("training", ana("2026-11-01"), "ana", NOON.minusSeconds(60));
        var file = "id,Due again\n%d,2027-11-20\n".formatted(id);
        var seen = roster.plan(TRAINING, file).fingerprint();
        var closed = new RegisterDraft(id, ana("2026-11-01"), true, null, "", "She left");
        store.change(TRAINING, closed, 1, "ben", NOON.minusSeconds(30));

        assertThat(roster.keep(TRAINING, file, seen, "ana").isKept()).isFalse();
        assertThat(entries()).singleElement().matches(RegisterEntry::isClosed);
    }

    private static Map<String, String> ana(String due) {
        return Map.of("person", "Ana Ruiz", "course", "HIPAA basics", "due", due);
    }

    private List<RegisterEntry> entries() {
        return list.all(TRAINING, new RegisterFilter("", "all", ""), new AsOf(TODAY, NOON, true));
    }
}
