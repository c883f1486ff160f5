package dev.vitals.score;

import dev.vitals.hipaa.Proposal;
import dev.vitals.hipaa.Safeguard;
import dev.vitals.rule.RuleBooks;
import dev.vitals.rule.RuleDefinition;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Lays the 2025 proposal over pages of safeguards for whoever asks for it. No number on them changes by it. */
@Component
class ProposalOverlay {

    private static final String SHOWN = "shown";

    private final Proposal proposal;
    private final RuleBooks books;

    ProposalOverlay(Proposal proposal, RuleBooks books) {
        this.proposal = proposal;
        this.books = books;
    }

    /** Marks, in a list of safeguards, those that it would change; nothing unless the address asks for it. */
    void onList(String asked, Model model) {
        model.addAttribute("proposal", asked.equals(SHOWN) ? proposal : null);
    }

    /** What it would change about one safeguard. */
    void on(Safeguard safeguard, String asked, Model model) {
        model.addAttribute("proposal", proposal);
        model.addAttribute("isProposalShown", asked.equals(SHOWN));
        model.addAttribute("proposed", proposal.touching(safeguard.citation()));
        model.addAttribute("titles", titles());
    }

    /** All of it. */
    void whole(Model model) {
        model.addAttribute("proposal", proposal);
        model.addAttribute("titles", titles());
    }

    private Map<String, String> titles() {
        return books.current().definitions().stream()
                .collect(Collectors.toMap(RuleDefinition::id, RuleDefinition::title, (one, same) -> one));
    }
}
