package dev.vitals.score;

import dev.vitals.api.ApiPaths;
import dev.vitals.hipaa.Proposal;
import dev.vitals.hipaa.ProposedChange;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.time.LocalDate;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The proposal to change the Security Rule. */
@RestController
@Needs(Right.READ)
class ProposalApi {

    private final Proposal proposal;

    ProposalApi(Proposal proposal) {
        this.proposal = proposal;
    }

    /**
     * The proposal of January 2025. It binds nobody and is never scored.
     *
     * @param source where it was published
     * @param note how far it has come
     * @param compliance when it would have to be complied with
     * @param checked the day on which that was last looked up
     */
    record ProposalAnswer(
            String source, String note, String compliance, LocalDate checked, List<ProposedItem> changes) {}

    /**
     * One row of the proposal.
     *
     * @param citation where the row would stand
     * @param touches citations in force whose subject it takes up
     * @param change what would be otherwise
     * @param rules ids of rules that look after some part of it already
     */
    record ProposedItem(String citation, List<String> touches, String title, String change, List<String> rules) {

        static ProposedItem of(ProposedChange row) {
            return new ProposedItem(row.citation(), row.touches(), row.title(), row.change(), row.rules());
        }
    }

    /** The 2025 proposal, row by row. */
    @GetMapping(ApiPaths.V1 + "/proposal")
    ProposalAnswer proposal() {
        return new ProposalAnswer(
                proposal.source(),
                proposal.note(),
                proposal.compliance(),
                proposal.checked(),
                proposal.changes().stream().map(ProposedItem::of).toList());
    }
}
