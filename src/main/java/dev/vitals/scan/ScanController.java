package dev.vitals.scan;

import dev.vitals.account.AccountStore;
import dev.vitals.page.Slice;
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

/** The scans: what runs, what ran, how far it is. */
@Controller
@Needs(Right.READ)
class ScanController {

    private static final int PAGE = 50;
    private static final String SAID = "said";

    /** What htmx takes for the end of polling. */
    private static final int STOP_ASKING = 286;

    private final ScanStore scans;
    private final ScanQueue queue;
    private final AccountStore accounts;
    private final Clock clock;
    private final VisibleScans visible;
    private final ScanBoards boards;

    ScanController(
            ScanStore scans,
            ScanQueue queue,
            AccountStore accounts,
            Clock clock,
            VisibleScans visible,
            ScanBoards boards) {
        this.scans = scans;
        this.queue = queue;
        this.accounts = accounts;
        this.clock = clock;
        this.visible = visible;
        this.boards = boards;
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

    /** The page, or only its moving part, or the sentence that is read aloud, where htmx asks for one of them again. */
    @GetMapping("/scans/{id}")
    String one(
            @PathVariable UUID id,
            @RequestHeader(name = "HX-Target", required = false) @Nullable String part,
            HttpServletResponse response,
            Model model) {
        var scan = find(id);
        response.addHeader("Vary", "HX-Target");
        model.addAttribute("scan", scan);
        model.addAttribute("board", boards.of(scan));
        model.addAttribute("grid", UnitGrid.of(scans.units(id)));
        if (SAID.equals(part)) {
            response.setStatus(scan.state().isUnderWay() ? HttpStatus.OK.value() : STOP_ASKING);
            return "scan/scan :: sentence";
        }
        return part == null ? "scan/scan" : "scan/scan :: progress";
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
