package dev.vitals.attestation;

import static dev.vitals.support.Witnesses.ANA;
import static dev.vitals.support.Witnesses.BEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.attestation.AttestationStore.SignOff;
import dev.vitals.page.AsOf;
import dev.vitals.support.TestDatabase;
import dev.vitals.support.Witnesses;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class AttestationsTest {

    private static final String SANCTIONS = "164.308(a)(1)(ii)(C)";
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-02");
    private static final LocalDate DUE = LocalDate.parse("2026-11-20");
    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final Instant NOON = MONDAY.atTime(12, 0).atZone(CHICAGO).toInstant();

    private final TestDatabase database = TestDatabase.empty();
    private final Witnesses people = new Witnesses(database, CHICAGO);
    private final AttestationStore store = people.store();
    private final Attestations attestations = people.attestations();

    @Test
    void provesNothingBeforeAnotherPersonSignsItOff() {
        long id = people.recorded(SANCTIONS, MONDAY, DUE, NOON);
        assertThat(state(MONDAY)).isEqualTo(AttestationState.UNSIGNED);

        assertThat(store.sign(id, 1, BEN, NOON.plusSeconds(60))).isEqualTo(SignOff.SIGNED);
        assertThat(state(MONDAY)).isEqualTo(AttestationState.IN_DATE);
        assertThat(proof(MONDAY).isInDate()).isTrue();
    }

    @Test
    void isNotSignedOffByWhoRecordedIt() {
        long id = people.recorded(SANCTIONS, MONDAY, DUE, NOON);

        assertThat(store.sign(id, 1, ANA, NOON.plusSeconds(60))).isEqualTo(SignOff.OWN);
        assertThat(state(MONDAY)).isEqualTo(AttestationState.UNSIGNED);
        assertThatThrownBy(() -> database.sql()
                        .sql("insert into attestation_signature values (?, 1, 'ana', 'ana', now())")
                        .param(id)
                        .update())
                .as("the table itself refuses it")
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void lapsesAtMidnightWhereTheOrganizationIs() {
        people.attested(SANCTIONS, MONDAY, DUE, NOON);

        assertThat(state(DUE)).as("its last day").isEqualTo(AttestationState.IN_DATE);
        assertThat(state(DUE.plusDays(1))).isEqualTo(AttestationState.LAPSED);
        assertThat(proof(DUE.plusDays(1)).isLapsed()).isTrue();
    }

    @Test
    void takesWhatWasKnownWhenTheDayWasOverInTheZoneOfTheOrganization() {
        // Half past eleven at night in Chicago is the next day in UTC.
        var late = MONDAY.atTime(23, 30).atZone(CHICAGO).toInstant();
        people.attested(SANCTIONS, MONDAY, DUE, late);

        assertThat(state(MONDAY)).isEqualTo(AttestationState.IN_DATE);
        assertThat(attestations.standing(MONDAY.minusDays(1))).isEmpty();
    }

    @Test
    void staysInForceWhileItsRenewalWaitsToBeSignedOff() {
        long id = people.attested(SANCTIONS, MONDAY, DUE, NOON);
        var renewed = Witnesses.text("Sanction policy", DUE, DUE.plusYears(1));
        assertThat(store.renew(id, renewed, ANA, NOON.plusSeconds(60))).isTrue();

        var waiting = attestations.find(id, at(NOON.plusSeconds(90))).orElseThrow();
        assertThat(waiting.version()).isEqualTo(1);
        assertThat(waiting.isAwaitingSignature()).isTrue();
        assertThat(state(DUE.plusDays(1))).isEqualTo(AttestationState.LAPSED);

        assertThat(store.sign(id, 1, BEN, NOON.plusSeconds(100)))
                .as("a version that is no longer the newest")
                .isEqualTo(SignOff.NOT_WAITING);
        assertThat(store.sign(id, 2, BEN, NOON.plusSeconds(120))).isEqualTo(SignOff.SIGNED);
        assertThat(state(DUE.plusDays(1))).isEqualTo(AttestationState.IN_DATE);
    }

    @Test
    void tellsHowItStoodBeforeItWasRenewedAndWithdrawn() {
        long id = people.attested(SANCTIONS, MONDAY, DUE, NOON);
        store.renew(id, Witnesses.text("Policy of 2027", DUE, DUE.plusYears(1)), ANA, NOON.plusSeconds(60));
        store.sign(id, 2, BEN, NOON.plusSeconds(120));
        assertThat(store.withdraw(id, "It was replaced.", BEN, NOON.plusSeconds(180)))
                .isTrue();

        assertThat(attestations
                        .find(id, at(NOON.plusSeconds(30)))
                        .orElseThrow()
                        .text()
                        .title())
                .isEqualTo("Sanction policy");
        assertThat(attestations
                        .find(id, at(NOON.plusSeconds(150)))
                        .orElseThrow()
                        .state())
                .isEqualTo(AttestationState.IN_DATE);
        var gone = attestations.find(id, at(NOON.plusSeconds(200))).orElseThrow();
        assertThat(gone.state()).isEqualTo(AttestationState.WITHDRAWN);
        assertThat(gone.withdrawal()).isNotNull();
        assertThat(gone.withdrawal().reason()).isEqualTo("It was replaced.");
        assertThat(attestations.versions(id, at(NOON.plusSeconds(30)))).hasSize(1);
        assertThat(attestations.standing(MONDAY)).isEmpty();
    }

    @Test
    void isNeitherRenewedNorSignedOffOnceItIsWithdrawn() {
        long id = people.recorded(SANCTIONS, MONDAY, DUE, NOON);
        store.withdraw(id, "A mistake.", BEN, NOON);

        assertThat(store.sign(id, 1, BEN, NOON)).isEqualTo(SignOff.NOT_WAITING);
        assertThat(store.renew(id, Witnesses.text("Again", MONDAY, DUE), ANA, NOON))
                .isFalse();
        assertThat(store.withdraw(id, "Twice.", ANA, NOON)).isFalse();
        assertThat(store.withdraw(999, "Which?", ANA, NOON)).isFalse();
    }

    @Test
    void isLapsedAsAWholeWhenOneOfTwoIs() {
        people.attested(SANCTIONS, MONDAY, DUE, NOON);
        people.attested(SANCTIONS, MONDAY, DUE.plusDays(9), NOON);

        var proof = proof(DUE.plusDays(3));
        assertThat(proof.attestations()).hasSize(2);
        assertThat(proof.isLapsed()).isTrue();
        assertThat(proof.isInDate()).isFalse();
    }

    @Test
    void tellsOfEverythingThatMayMoveAScore() {
        long id = people.attested(SANCTIONS, MONDAY, DUE, NOON);
        store.sign(id, 1, BEN, NOON);
        store.withdraw(id, "It was replaced.", BEN, NOON);

        assertThat(people.changes())
                .extracting(StandingChanged::citation)
                .containsExactly(SANCTIONS, SANCTIONS, SANCTIONS);
    }

    private PeopleProof proof(LocalDate day) {
        return attestations.standing(day).get(SANCTIONS);
    }

    private AttestationState state(LocalDate day) {
        return proof(day).attestations().getFirst().state();
    }

    private static AsOf at(Instant moment) {
        return new AsOf(MONDAY, moment, false);
    }
}
