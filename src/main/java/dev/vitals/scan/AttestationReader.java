package dev.vitals.scan;

import dev.vitals.attestation.Attestation;
import dev.vitals.attestation.AttestationState;
import dev.vitals.attestation.Attestations;
import dev.vitals.inventory.AttestedRiskAnalysis;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Place;
import dev.vitals.page.AsOf;
import dev.vitals.page.Organization;
import org.springframework.stereotype.Component;

/** Adds to what a scan read in an account what people had attested when it began, for the rules that ask for it. */
@Component
public class AttestationReader {

    private static final String RISK_ANALYSIS = "164.308(a)(1)(ii)(A)";

    private final Attestations attestations;
    private final Organization organization;

    public AttestationReader(Attestations attestations, Organization organization) {
        this.attestations = attestations;
        this.organization = organization;
    }

    /** Reads the list whole: the database is ours, and a scan whose database does not answer ends anyway. */
    void read(Inventory inventory) {
        var at = inventory.readAt();
        attestations.of(RISK_ANALYSIS, new AsOf(organization.dayOf(at), at, false)).stream()
                .filter(attestation -> attestation.state() != AttestationState.WITHDRAWN)
                .forEach(attestation ->
                        inventory.add(AttestedRiskAnalysis.KIND.resource(inventory.home(), analysis(attestation))));
        inventory.complete(AttestedRiskAnalysis.class, Place.GLOBAL);
    }

    private static AttestedRiskAnalysis analysis(Attestation attestation) {
        return new AttestedRiskAnalysis(
                attestation.id(),
                attestation.version(),
                attestation.text().title(),
                attestation.text().performedOn(),
                attestation.signer());
    }
}
