package dev.vitals.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.support.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VisitsTest {

    private static final Instant MONDAY = Instant.parse("2026-11-02T08:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-03T08:00:00Z");
    private static final UUID ANA = UUID.fromString("00000000-0000-0000-0000-00000000000a");
    private static final UUID BEN = UUID.fromString("00000000-0000-0000-0000-00000000000b");

    private final TestDatabase database = TestDatabase.empty();
    private final Visits visits = new Visits(database.sql());

    @BeforeEach
    void people() {
        member(ANA);
        member(BEN);
    }

    @Test
    void comparesTheFirstVisitWithNothing() {
        assertThat(visits.look(ANA, MONDAY)).isEmpty();
    }

    @Test
    void tellsWhenTheVisitBeforeEnded() {
        visits.look(ANA, MONDAY);

        assertThat(visits.look(ANA, TUESDAY)).contains(MONDAY);
    }

    @Test
    void keepsTheListWhenThePageIsLoadedAgain() {
        visits.look(ANA, MONDAY);
        visits.look(ANA, TUESDAY);

        assertThat(visits.look(ANA, TUESDAY.plusSeconds(60))).contains(MONDAY);
        assertThat(visits.look(ANA, TUESDAY.plusSeconds(60).plus(Visits.PAUSE)))
                .as("a visit lasts as long as nobody pauses")
                .contains(MONDAY);
    }

    @Test
    void endsAVisitAfterAPause() {
        visits.look(ANA, MONDAY);
        var last = MONDAY.plusSeconds(600);
        visits.look(ANA, last);

        assertThat(visits.look(ANA, last.plus(Visits.PAUSE).plusSeconds(1)))
                .as("what was last looked at, not what was first")
                .contains(last);
    }

    @Test
    void isNoVisitWhenAProgramAsks() {
        visits.look(ANA, MONDAY);
        visits.look(ANA, TUESDAY);

        assertThat(visits.before(ANA)).contains(MONDAY);
        assertThat(visits.look(ANA, TUESDAY.plus(Duration.ofHours(3)))).contains(TUESDAY);
    }

    @Test
    void keepsEverybodysVisitsApart() {
        visits.look(ANA, MONDAY);

        assertThat(visits.look(BEN, TUESDAY)).isEmpty();
        assertThat(visits.before(BEN)).isEmpty();
    }

    private void member(UUID id) {
        database.sql()
                .sql("insert into member (id, issuer, subject, name, created_at) values (?, 'local', ?, 'x', now())")
                .params(id, id.toString())
                .update();
    }
}
