package dev.vitals.local;

import dev.vitals.audit.Actor;
import dev.vitals.route.OpenTo;
import dev.vitals.route.OpenTo.Whom;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The first sign-in outside the demo: whose password was right enrols a second factor before anything else. */
@Controller
class EnrolmentController {

    private final PendingSignIn pending;
    private final SecondFactor factor;
    private final Enrolment enrolment;
    private final Entrance entrance;

    EnrolmentController(PendingSignIn pending, SecondFactor factor, Enrolment enrolment, Entrance entrance) {
        this.pending = pending;
        this.factor = factor;
        this.enrolment = enrolment;
        this.entrance = entrance;
    }

    @GetMapping("/login/enrol")
    @OpenTo(Whom.ANYBODY)
    String offer(HttpServletRequest request, Model model) {
        var name = enrolling(request);
        model.addAttribute("isPending", name.isPresent());
        name.ifPresent(who -> enrolment.show(who, request, model));
        return "local/enrol-first";
    }

    @PostMapping("/login/enrol")
    @OpenTo(Whom.ANYBODY)
    String confirm(
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var name = enrolling(request);
        if (name.isEmpty()) {
            return offer(request, model);
        }
        var actor = new Actor(name.get(), "local", String.valueOf(request.getRemoteAddr()));
        var codes = enrolment.confirm(actor, code, request);
        if (codes.isEmpty()) {
            model.addAttribute("refusal", "That is not the code that the app shows for this secret.");
            return offer(request, model);
        }
        entrance.admit(name.get(), request, response);
        model.addAttribute("codes", codes);
        return "local/codes-first";
    }

    /** Only who has none yet: a password alone does not replace a second factor. */
    private Optional<String> enrolling(HttpServletRequest request) {
        return pending.name(request).filter(name -> !factor.isEnrolled(name));
    }
}
