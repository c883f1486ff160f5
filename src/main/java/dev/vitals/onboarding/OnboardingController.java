package dev.vitals.onboarding;

import dev.vitals.account.AccountStore;
import dev.vitals.audit.AuditLog;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The path by which accounts come in, step by step. */
@Controller
@Needs(Right.ACCOUNTS)
class OnboardingController {

    private final OnboardingStore paths;
    private final OnboardingPage page;
    private final AccountStore accounts;
    private final OwnIdentity own;
    private final RoleCheck check;
    private final AuditLog audit;
    private final Clock clock;

    OnboardingController(
            OnboardingStore paths,
            OnboardingPage page,
            AccountStore accounts,
            OwnIdentity own,
            RoleCheck check,
            AuditLog audit,
            Clock clock) {
        this.paths = paths;
        this.page = page;
        this.accounts = accounts;
        this.own = own;
        this.check = check;
        this.audit = audit;
        this.clock = clock;
    }

    /** The first step, and those who are further. */
    @GetMapping("/onboarding")
    String choose(Model model) {
        return form(OnboardingForm.empty(), model);
    }

    @PostMapping("/onboarding")
    String begin(OnboardingForm form, Principal by, Model model) {
        try {
            var path = form.path("", by.getName(), clock.instant());
            if (!path.isOrganization() && accounts.find(path.account()).isPresent()) {
                model.addAttribute("watched", path.account());
                return form(form, model);
            }
            var id = paths.begin(form.path(own.arn(form.own()), by.getName(), clock.instant()));
            audit.record("onboarding.begun", path.account());
            return to(id);
        } catch (OnboardingForm.WrongFieldException wrong) {
            model.addAttribute("wrongField", wrong.field());
            model.addAttribute("wrong", wrong.getMessage());
            return form(form, model);
        }
    }

    /** Where it is, or an earlier step; only the moving part where htmx asks for it. */
    @GetMapping("/onboarding/{id}")
    String show(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String step,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String moving,
            HttpServletResponse response,
            Model model) {
        var shown = page.describe(find(id), step, model);
        if (moving == null) {
            return "onboarding/path";
        }
        if (shown != Step.SCAN) {
            response.setHeader("HX-Refresh", "true");
        }
        return "onboarding/scan :: scans";
    }

    /** Names who Vitals is, or the role where it is called otherwise. */
    @PostMapping("/onboarding/{id}/names")
    String name(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String principal,
            @RequestParam(defaultValue = "") String roleArn,
            RedirectAttributes said) {
        var path = find(id);
        var identity = principal.isBlank() ? path.principal() : principal.strip();
        var role = roleArn.isBlank() ? path.roleArn() : roleArn.strip();
        if (!identity.isEmpty() && !OwnIdentity.isPrincipal(identity)) {
            said.addFlashAttribute(
                    "wrong",
                    "'%s' is not the ARN of a role or user, such as arn:aws:iam::123456789012:role/vitals."
                            .formatted(identity));
        } else if (!role.matches("arn:aws[a-z-]*:iam::" + path.account() + ":role/[\\w+=,.@/-]+")) {
            said.addFlashAttribute(
                    "wrong", "'%s' is not the ARN of a role of account %s.".formatted(role, path.account()));
        } else {
            paths.name(id, identity, role);
        }
        return to(id) + "?step=role";
    }

    /** Tries what was deployed. */
    @PostMapping("/onboarding/{id}/check")
    String check(@PathVariable UUID id) {
        check.of(find(id));
        return to(id);
    }

    /** Gives it up, or is done with it; an account that is watched stays watched. */
    @PostMapping("/onboarding/{id}/end")
    String end(@PathVariable UUID id) {
        var path = find(id);
        paths.end(id, clock.instant());
        audit.record("onboarding.ended", path.account());
        return "redirect:/accounts";
    }

    private String form(OnboardingForm form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("underWay", page.underWay());
        model.addAttribute("steps", Step.values());
        model.addAttribute("step", Step.CHOOSE);
        model.addAttribute("reached", Step.CHOOSE);
        return "onboarding/choose";
    }

    private Onboarding find(UUID id) {
        return paths.find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "Nothing is under way as " + id));
    }

    private static String to(UUID id) {
        return "redirect:/onboarding/" + id;
    }
}
