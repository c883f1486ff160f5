package dev.vitals.support;

import dev.vitals.attestation.AttestationStore;
import dev.vitals.attestation.AttestationText;
import dev.vitals.attestation.Attestations;
import dev.vitals.attestation.Decision;
import dev.vitals.attestation.Decision.Choice;
import dev.vitals.attestation.Decisions;
import dev.vitals.attestation.StandingChanged;
import dev.vitals.page.Organization;
import dev.vitals.register.Registers;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** People who decide, record and sign: Ana writes things down and Ben signs them off. */
public final class Witnesses {

    public static final String ANA = "ana";
    public static final String BEN = "ben";

    private final List<StandingChanged> changes = new ArrayList<>();
    private final Decisions decisions;
    private final AttestationStore store;
    private final Attestations attestations;

    /**
     * @param zone in which a day of the organization begins and ends
     */
    public Witnesses(TestDatabase database, ZoneId zone) {
        var organization = new Organization("Clinic", zone);
        this.decisions = new Decisions(database.sql(), organization, this::note, database.transactions());
        this.store = new AttestationStore(database.sql(), this::note, database.transactions());
        this.attestations = new Attestations(database.sql(), decisions, new Registers(database.sql()), organization);
    }

    public Decisions decisions() {
        return decisions;
    }

    public AttestationStore store() {
        return store;
    }

    public Attestations attestations() {
        return attestations;
    }

    /** What was told of, oldest first. */
    public List<StandingChanged> changes() {
        return changes;
    }

    /** Ana records it at that moment; nobody signs it off. */
    public long recorded(String citation, LocalDate performed, LocalDate due, Instant at) {
        return store.record(citation, text("Sanction policy", performed, due), ANA, at);
    }

    /** Ana records it and Ben signs it off at that moment. */
    public long attested(String citation, LocalDate performed, LocalDate due, Instant at) {
        long id = recorded(citation, performed, due, at);
        store.sign(id, 1, BEN, at);
        return id;
    }

    /** Ana records the decision at that moment. */
    public void decided(String citation, Choice choice, LocalDate on, LocalDate due, Instant at) {
        decisions.record(new Decision(
                0,
                citation,
                choice,
                "It was assessed.",
                choice == Choice.ALTERNATIVE ? "The room is locked." : "",
                choice == Choice.NOT_REASONABLE ? "No terminal can be reached by anybody." : "",
                "Ana Sanchez",
                on,
                due,
                ANA,
                at));
    }

    public static AttestationText text(String title, LocalDate performed, LocalDate due) {
        return new AttestationText(
                title, "Everybody has read it.", "Ana Sanchez", performed, performed.plusYears(1), performed, due);
    }

    private void note(Object event) {
        if (event instanceof StandingChanged changed) {
            changes.add(changed);
        }
    }
}
