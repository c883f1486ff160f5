package dev.vitals.score;

import dev.vitals.hipaa.Proposal;
import dev.vitals.hipaa.ProposedChange;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The 2025 proposal, row by row: for reading ahead, not for scoring. */
@Controller
class ProposalController {

    private final Proposal proposal;
    private final ProposalOverlay overlay;

    ProposalController(Proposal proposal, ProposalOverlay overlay) {
        this.proposal = proposal;
        this.overlay = overlay;
    }

    @GetMapping("/safeguards/proposal")
    String rows(Model model) {
        overlay.whole(model);
        model.addAttribute(
                "families",
                proposal.changes().stream()
                        .collect(Collectors.groupingBy(
                                ProposedChange::family, LinkedHashMap::new, Collectors.toList())));
        return "score/proposal";
    }
}
