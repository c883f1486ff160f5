package dev.vitals.attestation;

import dev.vitals.hipaa.Safeguard;
import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.identity.People;
import dev.vitals.page.AsOf;
import dev.vitals.page.Organization;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Attestations one by one: recorded by one person, signed off by another, renewed, withdrawn. */
@Controller
@Needs(Right.ATTEST)
class AttestationController {

    private final SafeguardCatalogue safeguards;
    private final Attestations attestations;
    private final AttestationStore store;
    private final People people;
    private final Organization organization;
    private final Clock clock;
    private final int months;

    /**
     * @param months for which an attestation is in date, at most
     */
    AttestationController(
            SafeguardCatalogue safeguards,
            Attestations attestations,
            AttestationStore store,
            People people,
            Organization organization,
            Clock clock,
            @Value("${vitals.attestation.review-months:12}") int months) {
        this.safeguards = safeguards;
        this.attestations = attestations;
        this.store = store;
        this.people = people;
        this.organization = organization;
        this.clock = clock;
        this.months = months;
    }

    @GetMapping("/attestations/{id}")
    @Needs(Right.READ)
    String one(@PathVariable long id, AsOf asOf, Principal principal, Model model) {
        return show(find(id, asOf), asOf, principal, model);
    }

    @GetMapping("/attestations/new")
    String blank(@RequestParam String citation, Model model) {
        var form = AttestationForm.blank(safeguard(citation).citation(), today(), months);
        return form(form, null, Map.of(), model);
    }

    @PostMapping("/attestations")
    String record(@ModelAttribute AttestationForm filledIn, Principal principal, Model model) {
        var safeguard = safeguard(filledIn.citation());
        var check = new FormCheck();
        var text = filledIn.text(check, today(), months);
        if (!check.isFine()) {
            return form(filledIn, null, check.wrong(), model);
        }
        return "redirect:/attestations/"
                + store.record(safeguard.citation(), text, principal.getName(), clock.instant());
    }

    @GetMapping("/attestations/{id}/renew")
    String renew(@PathVariable long id, Model model) {
        var current = standing(id);
        var last = attestations.versions(id, now()).getFirst();
        return form(AttestationForm.renewing(current.citation(), last.text(), today(), months), id, Map.of(), model);
    }

    @PostMapping("/attestations/{id}/renew")
    String renew(@PathVariable long id, @ModelAttribute AttestationForm filledIn, Principal principal, Model model) {
        standing(id);
        var check = new FormCheck();
        var text = filledIn.text(check, today(), months);
        if (!check.isFine()) {
            return form(filledIn, id, check.wrong(), model);
        }
        store.renew(id, text, principal.getName(), clock.instant());
        return "redirect:/attestations/" + id;
    }

    @PostMapping("/attestations/{id}/sign")
    @Needs(value = Right.ATTEST, freshly = true)
    String sign(@PathVariable long id, @RequestParam int version, Principal principal, Model model) {
        find(id, now());
        return switch (store.sign(id, version, principal.getName(), clock.instant())) {
            case SIGNED -> "redirect:/attestations/" + id;
            case OWN ->
                refused(
                        id,
                        "You recorded this version. Another person has to sign it off, so that two have looked at it.",
                        principal,
                        model);
            case NOT_WAITING ->
                refused(
                        id,
                        "This version does not wait to be signed off any more. What is below is how it stands now.",
                        principal,
                        model);
        };
    }

    @PostMapping("/attestations/{id}/withdraw")
    String withdraw(
            @PathVariable long id, @RequestParam(defaultValue = "") String reason, Principal principal, Model model) {
        find(id, now());
        var check = new FormCheck();
        var why = check.needed("reason", FormCheck.given(reason), FormCheck.PROSE, "Say why it is withdrawn.");
        if (!check.isFine()) {
            model.addAttribute("reason", why);
            model.addAttribute("wrongReason", check.wrong().get("reason"));
            return show(find(id, now()), now(), principal, model);
        }
        store.withdraw(id, why, principal.getName(), clock.instant());
        return "redirect:/attestations/" + id;
    }

    private String refused(long id, String sentence, Principal principal, Model model) {
        model.addAttribute("refused", sentence);
        return show(find(id, now()), now(), principal, model);
    }

    private String show(Attestation attestation, AsOf asOf, Principal principal, Model model) {
        var versions = attestations.versions(attestation.id(), asOf);
        model.addAttribute("asOf", asOf);
        model.addAttribute("attestation", attestation);
        model.addAttribute("safeguard", safeguard(attestation.citation()));
        model.addAttribute("versions", versions);
        model.addAttribute("newest", versions.getFirst());
        model.addAttribute("isOwn", versions.getFirst().recordedBy().equals(principal.getName()));
        model.addAttribute("isAlone", people.count() < 2);
        return "attestation/attestation";
    }

    private String form(AttestationForm form, @Nullable Long id, Map<String, String> wrong, Model model) {
        model.addAttribute("safeguard", safeguard(form.citation()));
        model.addAttribute("form", form);
        model.addAttribute("id", id);
        model.addAttribute("wrong", wrong);
        model.addAttribute("months", months);
        return "attestation/form";
    }

    private Attestation standing(long id) {
        var current = find(id, now());
        if (current.state() == AttestationState.WITHDRAWN) {
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT, "Attestation %d was withdrawn; record a new one".formatted(id));
        }
        return current;
    }

    private Attestation find(long id, AsOf asOf) {
        return attestations
                .find(id, asOf)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No attestation " + id));
    }

    private Safeguard safeguard(String citation) {
        return safeguards
                .find(citation)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No safeguard " + citation));
    }

    private AsOf now() {
        return new AsOf(today(), clock.instant(), true);
    }

    private LocalDate today() {
        return organization.dayOf(clock.instant());
    }
}
