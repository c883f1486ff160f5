package dev.vitals.live;

import dev.vitals.account.AccountConnection.Kind;
import dev.vitals.account.AccountStore;
import dev.vitals.audit.AuditLog;
import dev.vitals.identity.CurrentMember;
import dev.vitals.identity.Member;
import dev.vitals.page.Organization;
import dev.vitals.page.Slice;
import dev.vitals.page.VisibleMoments;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where Vitals hears of changes, what it heard, and what came of it. */
@Controller
@Needs(Right.READ)
class LiveController {

    private static final String HERE = "redirect:/live";
    private static final int PAGE = 50;

    /** SQS's own form, and that of emulators. */
    private static final Pattern QUEUE = Pattern.compile("https?://[^\\s/?#@]+/(\\d{12})/[A-Za-z0-9_-]{1,80}");

    private final LiveQueues queues;
    private final LiveChanges changes;
    private final AccountStore accounts;
    private final CurrentMember current;
    private final Organization organization;
    private final AuditLog audit;

    LiveController(
            LiveQueues queues,
            LiveChanges changes,
            AccountStore accounts,
            CurrentMember current,
            Organization organization,
            AuditLog audit) {
        this.queues = queues;
        this.changes = changes;
        this.accounts = accounts;
        this.current = current;
        this.organization = organization;
        this.audit = audit;
    }

    @GetMapping("/live")
    String show(@RequestParam(defaultValue = "1") int page, Model model) {
        var number = Math.max(1, page);
        model.addAttribute("queues", queues.all());
        var visible = VisibleMoments.of(current, organization);
        var rows = changes.newest(visible, (number - 1L) * PAGE, PAGE);
        model.addAttribute("changes", new Slice<>(rows, changes.count(visible), number, PAGE));
        model.addAttribute(
                "accounts",
                accounts.all().stream()
                        .filter(account -> account.connection().kind() != Kind.DEMO
                                && account.connection().kind() != Kind.RECORDING)
                        .toList());
        return "live/live";
    }

    /** The rule, the queue and the permissions as a CloudFormation template. */
    @GetMapping(value = "/live/vitals-live.yaml", produces = "application/yaml")
    ResponseEntity<Resource> template() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_YAML)
                .header("Content-Disposition", "attachment; filename=\"vitals-live.yaml\"")
                .body(new ClassPathResource("deploy/vitals-live.yaml"));
    }

    /** The same as a Terraform module. */
    @GetMapping(value = "/live/vitals-live.tf", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<Resource> module() {
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_PLAIN)
                .header("Content-Disposition", "attachment; filename=\"vitals-live.tf\"")
                .body(new ClassPathResource("deploy/terraform/vitals-live/main.tf"));
    }

    @PostMapping("/live")
    @Needs(value = Right.ACCOUNTS, freshly = true)
    String add(
            @RequestParam String account,
            @RequestParam String url,
            @RequestParam(defaultValue = "") String region,
            RedirectAttributes said) {
        var address = url.strip();
        var of = accounts.find(account)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No account " + account));
        if (!QUEUE.matcher(address).matches()) {
            said.addFlashAttribute(
                    "refused",
                    "'%s' is not the address of a queue. It looks like https://sqs.us-east-1.amazonaws.com/111122223333/vitals-live."
                            .formatted(address));
            return HERE;
        }
        var there = region.isBlank() ? of.connection().homeRegion() : region.strip();
        var by = current.get().map(Member::name).orElse("");
        if (!queues.add(of.id(), address, there, by)) {
            said.addFlashAttribute("refused", "This queue is listened to already.");
            return HERE;
        }
        audit.record("live.queue-added", address, null, "account %s, %s".formatted(of.id(), there));
        return HERE;
    }

    @PostMapping("/live/{id}/rest")
    @Needs(Right.ACCOUNTS)
    String rest(@PathVariable long id, @RequestParam boolean rests) {
        var queue = find(id);
        queues.pause(id, rests);
        audit.record(rests ? "live.queue-rests" : "live.queue-listens", queue.url());
        return HERE;
    }

    @PostMapping("/live/{id}/remove")
    @Needs(value = Right.ACCOUNTS, freshly = true)
    String remove(@PathVariable long id) {
        var queue = find(id);
        queues.remove(id);
        audit.record("live.queue-removed", queue.url());
        return HERE;
    }

    private LiveQueue find(long id) {
        return queues.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No queue " + id));
    }
}
