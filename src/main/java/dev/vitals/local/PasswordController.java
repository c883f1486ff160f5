package dev.vitals.local;

import dev.vitals.audit.AuditLog;
import dev.vitals.identity.CurrentMember;
import dev.vitals.identity.SignedIn;
import dev.vitals.route.OpenTo;
import dev.vitals.route.OpenTo.Whom;
import dev.vitals.session.OpenSessions;
import dev.vitals.session.SessionEnds;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The operator's password, changed by who knows the one before. Every other session of theirs ends. */
@Controller
class PasswordController {

    private final LocalPasswords passwords;
    private final Guesses guesses;
    private final OpenSessions sessions;
    private final SessionEnds ends;
    private final AuditLog audit;

    PasswordController(
            LocalPasswords passwords, Guesses guesses, OpenSessions sessions, SessionEnds ends, AuditLog audit) {
        this.passwords = passwords;
        this.guesses = guesses;
        this.sessions = sessions;
        this.ends = ends;
        this.audit = audit;
    }

    @GetMapping("/me/password")
    @OpenTo(Whom.SIGNED_IN)
    String ask(Model model) {
        operator();
        model.addAttribute("least", NewPassword.LEAST_LETTERS);
        return "local/password";
    }

    @PostMapping("/me/password")
    @OpenTo(Whom.SIGNED_IN)
    String change(
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            HttpServletRequest request,
            RedirectAttributes said,
            Model model) {
        var refusal = refusal(operator(), current, password, again, request);
        if (!refusal.isEmpty()) {
            model.addAttribute("refusal", refusal);
            return ask(model);
        }
        replace(operator(), password, request);
        said.addFlashAttribute("said", "The password is changed, and every other session of yours has ended.");
        return "redirect:/me";
    }

    private String refusal(SignedIn person, String current, String password, String again, HttpServletRequest request) {
        var refusal = NewPassword.refusal(person.displayName(), password, again);
        if (!refusal.isEmpty()) {
            return refusal;
        }
        var address = String.valueOf(request.getRemoteAddr());
        return switch (guesses.at(
                person.displayName(), address, () -> passwords.isRight(person.displayName(), current))) {
            case Guesses.Outcome.Wrong wrong -> "That is not the present password. Nothing was changed.";
            case Guesses.Outcome other -> Sentences.of(other);
        };
    }

    private void replace(SignedIn person, String password, HttpServletRequest request) {
        passwords.change(person.displayName(), password);
        audit.record("password.changed", person.displayName());
        var here = sessions.handle(request.getSession().getId()).orElse(null);
        ends.all(person.member(), here, "password changed");
        request.changeSessionId();
    }

    private static SignedIn operator() {
        return CurrentMember.signedIn()
                .filter(person -> person.method().equals("local"))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
