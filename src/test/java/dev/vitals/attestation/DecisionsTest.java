package dev.vitals.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.attestation.Decision.Choice;
import dev.vitals.page.AsOf;
import dev.vitals.support.TestDatabase;
import dev.vitals.support.Witnesses;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class DecisionsTest {

    private static final String LOGOFF = "164.312(a)(2)(iii)";
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-02");
    private static final LocalDate DUE = LocalDate.parse("2026-11-20");
    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final Instant NOON = MONDAY.atTime(12, 0).atZone(CHICAGO).toInstant();

    private final TestDatabase database = TestDatabase.empty();
    private final Witnesses people = new Witnesses(database, CHICAGO);
    private final Decisions decisions = people.decisions();

    @Test
    void holdsUntilANewOneTakesItsPlaceAndStaysInTheHistory() {
        people.decided(LOGOFF, Choice.NOT_REASONABLE, MONDAY, DUE, NOON);
        people.decided(LOGOFF, Choice.ALTERNATIVE, MONDAY, DUE, NOON.plusSeconds(86_400));

        assertThat(decisions.holding(MONDAY)).extracting(Decision::choice).containsExactly(Choice.NOT_REASONABLE);
        assertThat(decisions.holding(MONDAY.plusDays(1)))
                .extracting(Decision::choice)
                .containsExactly(Choice.ALTERNATIVE);
        assertThat(decisions.history(LOGOFF, at(NOON.plusSeconds(90_000))))
                .extracting(Decision::choice)
                .containsExactly(Choice.ALTERNATIVE, Choice.NOT_REASONABLE);
        assertThat(decisions.history(LOGOFF, at(NOON.plusSeconds(60)))).hasSize(1);
        assertThat(decisions.history(LOGOFF, at(NOON.minusSeconds(60)))).isEmpty();
    }

    @Test
    void isOverdueFromTheDayAfterItsReviewWasDue() {
        people.decided(LOGOFF, Choice.ALTERNATIVE, MONDAY, DUE, NOON);

        assertThat(decided(DUE).overdue()).isFalse();
        assertThat(decided(DUE.plusDays(1)).overdue()).isTrue();
    }

    @Test
    void belongsToTheDayOnWhichItWasRecordedWhereTheOrganizationIs() {
        var late = MONDAY.atTime(23, 59).atZone(CHICAGO).toInstant();
        people.decided(LOGOFF, Choice.ALTERNATIVE, MONDAY, DUE, late);

        assertThat(decisions.holding(MONDAY)).hasSize(1);
        assertThat(decisions.holding(MONDAY.minusDays(1))).isEmpty();
    }

    @Test
    void isNotKeptWithoutItsReasons() {
        var bare = new Decision(0, LOGOFF, Choice.NOT_REASONABLE, "Small.", "", "", "Ana", MONDAY, DUE, "ana", NOON);

        assertThatThrownBy(() -> decisions.record(bare)).isInstanceOf(DataIntegrityViolationException.class);
        assertThat(people.changes()).isEmpty();
    }

    private PeopleProof.Decided decided(LocalDate day) {
        var decided = people.attestations().standing(day).get(LOGOFF).decision();
        assertThat(decided).isNotNull();
        return decided;
    }

    private static AsOf at(Instant moment) {
        return new AsOf(MONDAY, moment, false);
    }
}
