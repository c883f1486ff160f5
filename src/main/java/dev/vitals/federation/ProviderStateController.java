package dev.vitals.federation;

import dev.vitals.audit.AuditLog;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/** Whether signing in through providers works, and why somebody was refused. */
@Controller
@Needs(Right.MEMBERS)
class ProviderStateController {

    private static final int REFUSALS = 20;
    private static final Duration BETWEEN_READINGS = Duration.ofSeconds(5);

    private final ProviderStates states;
    private final OwnAddress address;
    private final AuditLog audit;

    ProviderStateController(ProviderStates states, OwnAddress address, AuditLog audit) {
        this.states = states;
        this.address = address;
        this.audit = audit;
    }

    @GetMapping("/members/sign-in")
    String show(HttpServletRequest request, Model model) {
        var base = address.known(request);
        model.addAttribute("isAddressKnown", base.isPresent());
        model.addAttribute("providers", states.all(base.orElse("(VITALS_URL)")));
        model.addAttribute("refusals", audit.latest("signin.refused", REFUSALS));
        return "federation/providers";
    }

    /** Reads what a provider publishes now, instead of when it is old. */
    @PostMapping("/members/sign-in/{kind}/{name}/read")
    String read(@PathVariable String kind, @PathVariable String name) {
        var published = states.published(kind, name)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No provider " + name));
        published.renew(BETWEEN_READINGS);
        audit.record("provider.read", kind + ":" + name);
        return "redirect:/members/sign-in#" + kind + "-" + name;
    }
}
