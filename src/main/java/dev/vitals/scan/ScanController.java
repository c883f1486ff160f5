package dev.vitals.scan;

import dev.vitals.account.AccountStore;
import dev.vitals.page.Slice;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
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

/** The scans: what runs, what ran, how far it is. */
@Controller
@Needs(Right.READ)
class ScanController {

    private static final int PAGE = 50;

    private final ScanStore scans;
    private final ScanQueue queue;
    private final AccountStore accounts;
    private final Clock clock;
    private final VisibleScans visible;

    ScanController(ScanStore scans, ScanQueue queue, AccountStore accounts, Clock clock, VisibleScans visible) {
        this.scans = scans;
        this.queue = queue;
        this.accounts = accounts;
        this.clock = clock;
        this.visible = visible;
    }

    @GetMapping("/scans")
    String list(
            @RequestParam(defaultValue = "") String account, @RequestParam(defaultValue = "1") int page, Model model) {
        var of = account.isBlank() ? null : account;
        var number = Math.max(1, page);
        var rows = scans.latest(of, visible.span(), (number - 1) * PAGE, PAGE);
        model.addAttribute("scans", new Slice<>(rows, scans.count(of, visible.span()), number, PAGE));
        model.addAttribute("account", account);
        model.addAttribute("accounts", accounts.all());
        return "scan/scans";
    }

    /** The page, or only its moving part where htmx asks for it again. */
    @GetMapping("/scans/{id}")
    String one(
            @PathVariable UUID id,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String moving,
            Model model) {
        var scan = find(id);
        var units = scans.units(id);
        model.addAttribute("scan", scan);
        model.addAttribute("grid", UnitGrid.of(units));
        model.addAttribute(
                "done", units.stream().filter(unit -> unit.endedAt() != null).count());
        model.addAttribute("begun", units.size());
        return moving == null ? "scan/scan" : "scan/scan :: progress";
    }

    /** Scans now: the named account, or every one. */
    @PostMapping("/scans")
    @Needs(Right.SCAN)
    String now(@RequestParam(defaultValue = "") String account, Principal principal) {
        if (account.isBlank()) {
            accounts.all().forEach(each -> queue.now(each.id(), principal.getName()));
            return "redirect:/scans";
        }
        accounts.find(account)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No account " + account));
        return "redirect:/scans/" + queue.now(account, principal.getName());
    }

    @PostMapping("/scans/{id}/cancel")
    @Needs(Right.SCAN)
    String cancel(@PathVariable UUID id) {
        find(id);
        scans.cancel(id, clock.instant());
        return "redirect:/scans/" + id;
    }

    private Scan find(UUID id) {
        return visible.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No scan " + id));
    }
}
