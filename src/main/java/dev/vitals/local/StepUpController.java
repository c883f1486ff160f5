package dev.vitals.local;

import dev.vitals.audit.Actor;
import dev.vitals.audit.AuditLog;
import dev.vitals.identity.CurrentMember;
import dev.vitals.identity.FreshSignIn;
import dev.vitals.identity.OurPage;
import dev.vitals.identity.SignInWay;
import dev.vitals.identity.SignedIn;
import dev.vitals.route.OpenTo;
import dev.vitals.route.OpenTo.Whom;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asks somebody to prove again that it is them, before something that matters. */
@Controller
class StepUpController {

    private final LocalPasswords passwords;
    private final SecondFactor factor;
    private final Guesses guesses;
    private final FreshSignIn fresh;
    private final AuditLog audit;
    private final List<SignInWay> ways;

    StepUpController(
            LocalPasswords passwords,
            SecondFactor factor,
            Guesses guesses,
            FreshSignIn fresh,
            AuditLog audit,
            List<SignInWay> ways) {
        this.passwords = passwords;
        this.factor = factor;
        this.guesses = guesses;
        this.fresh = fresh;
        this.audit = audit;
        this.ways = ways;
    }

    @GetMapping("/again")
    @OpenTo(Whom.SIGNED_IN)
    String ask(@RequestParam(defaultValue = "/") String to, Model model) {
        var local = local();
        model.addAttribute("to", OurPage.of(to));
        model.addAttribute("isLocal", local.isPresent());
        model.addAttribute(
                "asksCode",
                local.map(person -> factor.isEnrolled(person.displayName())).orElse(false));
        model.addAttribute("elsewhere", elsewhere(OurPage.of(to)).orElse(""));
        return "local/again";
    }

    /** Where the provider that vouched for them asks them again. */
    private Optional<String> elsewhere(String to) {
        return CurrentMember.signedIn()
                .flatMap(person -> ways.stream()
                        .flatMap(way -> way.again(person, to).stream())
                        .findFirst());
    }

    @PostMapping("/again")
    @OpenTo(Whom.SIGNED_IN)
    String prove(
            @RequestParam(defaultValue = "/") String to,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            Model model) {
        var outcome =
                local().map(person -> look(person, password, code, request)).orElse(new Guesses.Outcome.Wrong());
        audit.record(outcome instanceof Guesses.Outcome.Right ? "signin.repeated" : "signin.repeat-refused", "");
        if (outcome instanceof Guesses.Outcome.Right) {
            fresh.proved(request);
            return "redirect:" + OurPage.of(to);
        }
        model.addAttribute("refusal", refusal(outcome));
        return ask(to, model);
    }

    private Guesses.Outcome look(SignedIn person, String password, String code, HttpServletRequest request) {
        var name = person.displayName();
        var actor = new Actor(name, person.method(), String.valueOf(request.getRemoteAddr()));
        return guesses.at(
                name,
                actor.address(),
                () -> passwords.isRight(name, password) && (!factor.isEnrolled(name) || factor.accepts(actor, code)));
    }

    private static String refusal(Guesses.Outcome outcome) {
        return outcome instanceof Guesses.Outcome.Wrong
                ? "That is not right. A code is good for half a minute, and once."
                : Sentences.of(outcome);
    }

    private static Optional<SignedIn> local() {
        return CurrentMember.signedIn().filter(person -> person.method().equals("local"));
    }
}
