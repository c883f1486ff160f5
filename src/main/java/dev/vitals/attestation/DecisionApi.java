package dev.vitals.attestation;

import dev.vitals.api.ApiPaths;
import dev.vitals.api.Listed;
import dev.vitals.api.Paging;
import dev.vitals.api.Words;
import dev.vitals.page.AsOf;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Decisions on addressable specifications. */
@RestController
@Needs(Right.READ)
class DecisionApi {

    private final Decisions decisions;

    DecisionApi(Decisions decisions) {
        this.decisions = decisions;
    }

    /**
     * What was decided about an addressable specification (45 CFR 164.306(d)(3)).
     *
     * @param measure the equivalent one that stands in its place; empty where there is none
     * @param whyNoMeasure why no equivalent one is reasonable and appropriate either; empty where there is one
     * @param responsible the person who answers for it
     * @param reviewDue the last day on which the decision stands without a new look at it
     * @param overdue whether that day was over on the day that is shown
     */
    record DecisionItem(
            long id,
            String citation,
            @Words(of = Decision.Choice.class) String choice,
            String reason,
            String measure,
            String whyNoMeasure,
            String responsible,
            LocalDate decidedOn,
            LocalDate reviewDue,
            boolean overdue,
            String recordedBy,
            Instant recordedAt) {

        static DecisionItem of(Decision decision, LocalDate day) {
            return new DecisionItem(
                    decision.id(),
                    decision.citation(),
                    decision.choice().word(),
                    decision.reason(),
                    decision.measure(),
                    decision.whyNoMeasure(),
                    decision.responsible(),
                    decision.decidedOn(),
                    decision.reviewDue(),
                    decision.isOverdue(day),
                    decision.recordedBy(),
                    decision.recordedAt());
        }
    }

    /**
     * The decision that held on the day about each addressable specification, by the page.
     *
     * @param citation instead every decision that was recorded about this one until then, the newest, which holds,
     *     first
     */
    @GetMapping(ApiPaths.V1 + "/decisions")
    Listed<DecisionItem> decisions(
            @RequestParam(defaultValue = "") @Words(like = Words.CITATION) String citation, Paging paging, AsOf asOf) {
        var found = citation.isBlank() ? decisions.holding(asOf.day()) : decisions.history(citation.strip(), asOf);
        return Listed.cut(found, paging, decision -> DecisionItem.of(decision, asOf.day()));
    }
}
