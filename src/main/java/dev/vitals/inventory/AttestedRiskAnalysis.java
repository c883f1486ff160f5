package dev.vitals.inventory;

import java.time.LocalDate;

/**
 * A risk analysis that people attested. It is no resource of AWS; it lies in the inventory so that a rule can look at it
 * as it looks at everything else.
 *
 * @param id of the attestation
 * @param version of the attestation that is meant
 * @param title what people call it
 * @param performedOn the day on which it was done
 * @param signedBy who signed it off; empty while nobody has
 */
public record AttestedRiskAnalysis(long id, int version, String title, LocalDate performedOn, String signedBy) {

    /** How it is stored; its list is an organization's, and the same in each of its accounts. */
    public static final ResourceKind<AttestedRiskAnalysis> KIND = ResourceKind.of(
                    "Vitals::Attestation::RiskAnalysis",
                    AttestedRiskAnalysis.class,
                    analysis -> String.valueOf(analysis.id()),
                    (place, analysis) -> place.globalArn("vitals", "attestation/" + analysis.id()))
            .named(AttestedRiskAnalysis::title);

    /** Why the list is not there where a scan runs on its own. */
    public static final String KEPT_IN_THE_SERVER =
            "Attestations are kept in the Vitals server; this scan ran without its database.";
}
