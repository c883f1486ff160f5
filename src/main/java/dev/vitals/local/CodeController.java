package dev.vitals.local;

import dev.vitals.audit.Actor;
import dev.vitals.audit.AuditLog;
import dev.vitals.route.OpenTo;
import dev.vitals.route.OpenTo.Whom;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page between the password and the pages: it asks for the code of the second factor. */
@Controller
class CodeController {

    /** Codes are counted on their own: a right password must not buy new guesses at them. */
    private static final String OF_CODES = " (code)";

    private final PendingSignIn pending;
    private final Guesses guesses;
    private final SecondFactor factor;
    private final Entrance entrance;
    private final AuditLog audit;
    private final SavedRequestAwareAuthenticationSuccessHandler onwards =
            new SavedRequestAwareAuthenticationSuccessHandler();

    CodeController(PendingSignIn pending, Guesses guesses, SecondFactor factor, Entrance entrance, AuditLog audit) {
        this.pending = pending;
        this.guesses = guesses;
        this.factor = factor;
        this.entrance = entrance;
        this.audit = audit;
    }

    @GetMapping("/login/code")
    @OpenTo(Whom.ANYBODY)
    String ask(HttpServletRequest request, Model model) {
        model.addAttribute("isPending", pending.name(request).isPresent());
        return "local/code";
    }

    @PostMapping("/login/code")
    @OpenTo(Whom.ANYBODY)
    @Nullable
    String prove(
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException, jakarta.servlet.ServletException {
        var name = pending.name(request);
        if (name.isEmpty()) {
            return ask(request, model);
        }
        var actor = new Actor(name.get(), "local", String.valueOf(request.getRemoteAddr()));
        var outcome = guesses.at(name.get() + OF_CODES, actor.address(), () -> factor.accepts(actor, code));
        if (outcome instanceof Guesses.Outcome.Right) {
            onwards.onAuthenticationSuccess(request, response, entrance.admit(name.get(), request, response));
            return null;
        }
        model.addAttribute("refusal", Sentences.of(outcome));
        if (outcome instanceof Guesses.Outcome.Wrong) {
            audit.record(actor, "signin.refused", "wrong code", null, null, "");
        }
        return ask(request, model);
    }
}
