package dev.vitals.identity;

import dev.vitals.audit.AuditLog;
import dev.vitals.route.OpenTo;
import dev.vitals.route.OpenTo.Whom;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asks somebody to prove again that it is them, before something that matters. */
@Controller
class StepUpController {

    private final OperatorStore operators;
    private final PasswordEncoder encoder;
    private final FreshSignIn fresh;
    private final AuditLog audit;
    private final List<SignInWay> ways;

    StepUpController(
            OperatorStore operators, PasswordEncoder encoder, FreshSignIn fresh, AuditLog audit, List<SignInWay> ways) {
        this.operators = operators;
        this.encoder = encoder;
        this.fresh = fresh;
        this.audit = audit;
        this.ways = ways;
    }

    @GetMapping("/again")
    @OpenTo(Whom.SIGNED_IN)
    String ask(@RequestParam(defaultValue = "/") String to, Model model) {
        model.addAttribute("to", ours(to));
        model.addAttribute(
                "isLocal",
                CurrentMember.signedIn()
                        .map(person -> person.method().equals("local"))
                        .orElse(false));
        model.addAttribute("elsewhere", elsewhere(ours(to)).orElse(""));
        return "identity/again";
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
            HttpServletRequest request,
            Model model) {
        var name = CurrentMember.signedIn().map(SignedIn::displayName).orElse("");
        var isRight = operators
                .find(name)
                .map(operator -> encoder.matches(password, operator.passwordHash()))
                .orElse(false);
        audit.record(isRight ? "signin.repeated" : "signin.repeat-refused", "");
        if (isRight) {
            fresh.proved(request);
            return "redirect:" + ours(to);
        }
        model.addAttribute("wrong", true);
        return ask(to, model);
    }

    /** Only ever back to a page of ours. */
    private static String ours(String path) {
        return path.startsWith("/") && !path.startsWith("//") && !path.contains("\\") ? path : "/";
    }
}
