package dev.vitals.local;

import dev.vitals.audit.Actor;
import dev.vitals.identity.CurrentMember;
import dev.vitals.identity.FreshSignIn;
import dev.vitals.identity.SignedIn;
import dev.vitals.route.OpenTo;
import dev.vitals.route.OpenTo.Whom;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The operator's own second factor: enrolled, or replaced by another one, by who proved a moment ago that it is them. */
@Controller
class OwnFactorController {

    private final SecondFactor factor;
    private final Enrolment enrolment;
    private final FreshSignIn fresh;

    OwnFactorController(SecondFactor factor, Enrolment enrolment, FreshSignIn fresh) {
        this.factor = factor;
        this.enrolment = enrolment;
        this.fresh = fresh;
    }

    @GetMapping("/me/factor")
    @OpenTo(Whom.SIGNED_IN)
    String offer(HttpServletRequest request, Model model) {
        var name = operator().displayName();
        if (!fresh.isFresh(request)) {
            return "redirect:/again?to=/me/factor";
        }
        model.addAttribute("isEnrolled", factor.isEnrolled(name));
        model.addAttribute("left", factor.recoveryCodesLeft(name));
        enrolment.show(name, request, model);
        return "local/factor";
    }

    @PostMapping("/me/factor")
    @OpenTo(Whom.SIGNED_IN)
    String confirm(@RequestParam(defaultValue = "") String code, HttpServletRequest request, Model model) {
        var person = operator();
        if (!fresh.isFresh(request)) {
            return "redirect:/again?to=/me/factor";
        }
        var actor = new Actor(person.displayName(), person.method(), String.valueOf(request.getRemoteAddr()));
        var codes = enrolment.confirm(actor, code, request);
        if (codes.isEmpty()) {
            model.addAttribute("refusal", "That is not the code that the app shows for this secret.");
            return offer(request, model);
        }
        model.addAttribute("codes", codes);
        return "local/codes";
    }

    /** Who came through a provider has the provider's factors, and none here. */
    private static SignedIn operator() {
        return CurrentMember.signedIn()
                .filter(person -> person.method().equals("local"))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
