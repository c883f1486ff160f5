package dev.vitals.outgoing;

import dev.vitals.finding.FindingPart;
import dev.vitals.page.AsOf;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Shows on a finding's page the issues that were made for it elsewhere. */
@Component
class IssuePart implements FindingPart {

    private final Issues issues;

    IssuePart(Issues issues) {
        this.issues = issues;
    }

    @Override
    public void addTo(Model model, long finding, AsOf asOf) {
        model.addAttribute("issues", asOf.isNow() ? issues.of(finding) : List.of());
    }

    @Override
    public void addToList(Model model) {
        // The list has a column for neither.
    }
}
