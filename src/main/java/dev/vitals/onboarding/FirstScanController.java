package dev.vitals.onboarding;

import dev.vitals.audit.AuditLog;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The last word before accounts are watched: which, and which not and why. */
@Controller
@Needs(Right.ACCOUNTS)
class FirstScanController {

    private static final int LONGEST_REASON = 500;

    private final OnboardingStore paths;
    private final FirstScans scans;
    private final AuditLog audit;

    FirstScanController(OnboardingStore paths, FirstScans scans, AuditLog audit) {
        this.paths = paths;
        this.scans = scans;
        this.audit = audit;
    }

    /** Starts the first scan of each chosen account. What was said of the others is kept, also where it does not suffice. */
    @PostMapping("/onboarding/{id}/scan")
    String scan(
            @PathVariable UUID id,
            @RequestParam(name = "account", defaultValue = "") Set<String> chosen,
            @RequestParam Map<String, String> all,
            Principal by,
            RedirectAttributes said) {
        var path = paths.find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "Nothing is under way as " + id));
        if (path.checked() == null || !path.checked().isGood()) {
            return refused(id, "The connection has to work before the first scan. Check it again.", said);
        }
        if (path.isOrganization() && path.scanAskedAt() == null) {
            choose(path, chosen, all);
        }
        var accounts = paths.accounts(id);
        var unexplained = accounts.stream()
                .filter(each -> each.isOpen() && !each.chosen() && each.reason().isBlank())
                .map(Candidate::name)
                .toList();
        var taken =
                accounts.stream().filter(each -> each.isOpen() && each.chosen()).toList();
        if (!unexplained.isEmpty()) {
            return refused(
                    id, "Say why these accounts are left out: %s.".formatted(String.join(", ", unexplained)), said);
        }
        if (taken.isEmpty()) {
            return refused(id, "Choose at least one account.", said);
        }
        noteLeftOut(path, accounts);
        scans.begin(path, taken, by.getName());
        return "redirect:/onboarding/" + id;
    }

    /** Once more, where the first scan failed, was interrupted or stopped. */
    @PostMapping("/onboarding/{id}/again")
    String again(@PathVariable UUID id, Principal by) {
        var path = paths.find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "Nothing is under way as " + id));
        scans.again(path, by.getName());
        return "redirect:/onboarding/" + id;
    }

    private void choose(Onboarding path, Set<String> chosen, Map<String, String> all) {
        for (Candidate each : paths.accounts(path.id())) {
            if (each.isOpen()) {
                var in = chosen.contains(each.account());
                var reason = all.getOrDefault("reason-" + each.account(), "").strip();
                paths.choose(
                        path.id(),
                        each.account(),
                        in,
                        in ? "" : reason.substring(0, Math.min(LONGEST_REASON, reason.length())));
            }
        }
    }

    private void noteLeftOut(Onboarding path, List<Candidate> accounts) {
        if (path.isOrganization()) {
            accounts.stream()
                    .filter(each -> !each.chosen() && !each.reason().isBlank())
                    .forEach(each -> audit.record("account.left-out", each.account(), null, each.reason()));
        }
    }

    private static String refused(UUID id, String why, RedirectAttributes said) {
        said.addFlashAttribute("wrong", why);
        return "redirect:/onboarding/" + id;
    }
}
