package dev.vitals.attestation;

import dev.vitals.hipaa.Safeguard;
import dev.vitals.hipaa.Safeguard.Requirement;
import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.page.AsOf;
import dev.vitals.page.Organization;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Where a decision on an addressable specification is recorded. What was decided is shown with the safeguard. */
@Controller
@Needs(Right.ATTEST)
class DecisionController {

    private final SafeguardCatalogue safeguards;
    private final Decisions decisions;
    private final Organization organization;
    private final Clock clock;
    private final int months;

    /**
     * @param months after which a decision has to be looked at again, at most
     */
    DecisionController(
            SafeguardCatalogue safeguards,
            Decisions decisions,
            Organization organization,
            Clock clock,
            @Value("${vitals.attestation.review-months:12}") int months) {
        this.safeguards = safeguards;
        this.decisions = decisions;
        this.organization = organization;
        this.clock = clock;
        this.months = months;
    }

    @GetMapping("/safeguards/decision")
    String blank(@RequestParam String citation, Model model) {
        var safeguard = addressable(citation);
        var now = new AsOf(today(), clock.instant(), true);
        var last = decisions.history(citation, now).stream().findFirst().orElse(null);
        return form(safeguard, DecisionForm.startingFrom(citation, last, today(), months), Map.of(), model);
    }

    @PostMapping("/safeguards/decision")
    String record(@ModelAttribute DecisionForm filledIn, Principal principal, Model model) {
        var safeguard = addressable(filledIn.citation());
        var check = new FormCheck();
        var decision = filledIn.decision(check, principal.getName(), clock.instant(), today(), months);
        if (!check.isFine()) {
            return form(safeguard, filledIn, check.wrong(), model);
        }
        decisions.record(decision);
        return Citations.redirect(safeguard.citation(), "decision");
    }

    private String form(Safeguard safeguard, DecisionForm form, Map<String, String> wrong, Model model) {
        model.addAttribute("safeguard", safeguard);
        model.addAttribute("form", form);
        model.addAttribute("wrong", wrong);
        model.addAttribute("choices", Decision.Choice.values());
        model.addAttribute("months", months);
        return "attestation/decision";
    }

    private Safeguard addressable(String citation) {
        return safeguards
                .find(citation)
                .filter(safeguard -> safeguard.requirement() == Requirement.ADDRESSABLE)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "No addressable specification %s".formatted(citation)));
    }

    private LocalDate today() {
        return organization.dayOf(clock.instant());
    }
}
