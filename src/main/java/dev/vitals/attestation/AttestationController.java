package dev.vitals.attestation;

import dev.vitals.page.AsOf;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.security.Principal;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Attestations one by one: looked at, signed off by another person, withdrawn. */
@Controller
@Needs(Right.ATTEST)
class AttestationController {

    private final AttestationDesk desk;
    private final AttestationPage page;
    private final AttestationStore store;

    AttestationController(AttestationDesk desk, AttestationPage page, AttestationStore store) {
        this.desk = desk;
        this.page = page;
        this.store = store;
    }

    @GetMapping("/attestations/{id}")
    @Needs(Right.READ)
    String one(@PathVariable long id, AsOf asOf, Principal principal, Model model) {
        return page.show(id, asOf, principal, model);
    }

    /**
     * Signs a version off.
     *
     * @param file the hashes of the files that were on the page
     */
    @PostMapping("/attestations/{id}/sign")
    @Needs(value = Right.ATTEST, freshly = true)
    String sign(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") Set<String> file,
            Principal principal,
            Model model) {
        desk.find(id, desk.now());
        var sentence = switch (store.sign(id, version, file, principal.getName(), desk.instant())) {
            case SIGNED -> "";
            case OWN -> "You recorded this version. Another person has to sign it off, so that two have looked at it.";
            case NOT_WAITING ->
                "This version does not wait to be signed off any more. What is below is how it stands now.";
            case OTHER_FILES ->
                "Files were added to this version since you opened it. Look at them too, and sign it off then.";
        };
        return sentence.isEmpty() ? "redirect:/attestations/" + id : page.refused(id, sentence, principal, model);
    }

    /**
     * Takes it back.
     *
     * @param alone whether those that were recorded at once with it stay
     */
    @PostMapping("/attestations/{id}/withdraw")
    String withdraw(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "false") boolean alone,
            Principal principal,
            Model model) {
        desk.find(id, desk.now());
        var check = new FormCheck();
        var why = check.needed("reason", FormCheck.given(reason), FormCheck.PROSE, "Say why it is withdrawn.");
        if (!check.isFine()) {
            model.addAttribute("reason", why);
            model.addAttribute("wrongReason", check.wrong().get("reason"));
            return page.show(id, desk.now(), principal, model);
        }
        store.withdraw(id, !alone, why, principal.getName(), desk.instant());
        return "redirect:/attestations/" + id;
    }
}
