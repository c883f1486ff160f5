package dev.vitals.scan;

import dev.vitals.account.Account;
import dev.vitals.account.AccountStore;
import dev.vitals.audit.AuditLog;
import dev.vitals.aws.AwsAccess;
import dev.vitals.aws.CannotConnectException;
import dev.vitals.collect.CollectorCatalogue;
import dev.vitals.collect.ReadOnlyPolicy;
import dev.vitals.inventory.ListCoverage;
import dev.vitals.page.CsvWriter;
import dev.vitals.page.Slice;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The accounts: which are watched, how fresh what we know of each is, and how a new one comes in. */
@Controller
@Needs(Right.READ)
class AccountController {

    private static final int RECENT = 8;
    private static final int PAGE = 100;

    private final AccountStore accounts;
    private final ScanStore scans;
    private final ScanQueue queue;
    private final ConnectionCheck check;
    private final UnreadLists unread;
    private final AccountBoard board;
    private final CollectorCatalogue collectors;
    private final AuditLog audit;
    private final Clock clock;

    AccountController(
            AccountStore accounts,
            ScanStore scans,
            ScanQueue queue,
            ConnectionCheck check,
            UnreadLists unread,
            AccountBoard board,
            CollectorCatalogue collectors,
            AuditLog audit,
            Clock clock) {
        this.accounts = accounts;
        this.scans = scans;
        this.queue = queue;
        this.check = check;
        this.unread = unread;
        this.board = board;
        this.collectors = collectors;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping("/accounts")
    String list(
            @ModelAttribute("filter") AccountFilter filter, @RequestParam(defaultValue = "1") int page, Model model) {
        var lines = board.lines();
        var admitted = filter.of(lines);
        var whole = new Slice<AccountLine>(List.of(), admitted.size(), 1, PAGE);
        var number = Math.clamp(page, 1, whole.pages());
        var rows = admitted.stream().skip((number - 1L) * PAGE).limit(PAGE).toList();
        model.addAttribute("accounts", new Slice<>(rows, admitted.size(), number, PAGE));
        model.addAttribute("isEmpty", lines.isEmpty());
        model.addAttribute(
                "groups",
                lines.stream()
                        .flatMap(line -> line.account().groups().stream())
                        .distinct()
                        .sorted()
                        .toList());
        return "account/accounts";
    }

    /** The list as it is filtered, all of it. */
    @GetMapping(value = "/accounts.csv", produces = "text/csv")
    @Needs(Right.EXPORT)
    void csv(@ModelAttribute AccountFilter filter, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Content-Disposition", "attachment; filename=\"accounts.csv\"");
        AccountBoard.write(filter.of(board.lines()), new CsvWriter(response.getWriter()));
    }

    @GetMapping("/accounts/{id}")
    String one(@PathVariable String id, Model model) {
        describe(find(id), model);
        return "account/account";
    }

    /** Tries the connection and shows how it went. */
    @PostMapping("/accounts/{id}/check")
    @Needs(value = Right.SCAN, account = "id")
    String check(@PathVariable String id, Model model) {
        var account = find(id);
        model.addAttribute("check", check.of(account));
        describe(account, model);
        return "account/account";
    }

    @GetMapping("/accounts/new")
    @Needs(Right.ACCOUNTS)
    String blank(Model model) {
        return form(AccountForm.empty(UUID.randomUUID().toString()), true, model);
    }

    @GetMapping("/accounts/{id}/edit")
    @Needs(Right.ACCOUNTS)
    String edit(@PathVariable String id, Model model) {
        return form(AccountForm.of(find(id)), false, model);
    }

    /** Has a new account watched; the first scan is left to the person, who should see the connection work first. */
    @PostMapping("/accounts")
    @Needs(Right.ACCOUNTS)
    String add(AccountForm form, Model model) {
        return keep(form, true, model);
    }

    @PostMapping("/accounts/{id}")
    @Needs(Right.ACCOUNTS)
    String change(@PathVariable String id, AccountForm form, Model model) {
        find(id);
        return keep(form, false, model);
    }

    @PostMapping("/accounts/{id}/pause")
    @Needs(Right.ACCOUNTS)
    String pause(@PathVariable String id) {
        var account = find(id);
        accounts.keep(account.paused(!account.paused()));
        audit.record(account.paused() ? "account.resumed" : "account.paused", id);
        return "redirect:/accounts/" + id;
    }

    @PostMapping("/accounts/{id}/scan")
    @Needs(value = Right.SCAN, account = "id")
    String scan(@PathVariable String id, Principal principal) {
        return "redirect:/scans/" + queue.now(find(id).id(), principal.getName());
    }

    /** A document of the policy that the role in the account needs; the first unless another is asked for. */
    @GetMapping(value = "/accounts/vitals-read.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> policy(@RequestParam(defaultValue = "1") int part) {
        var documents = policies();
        if (part < 1 || part > documents.size()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "The policy has no part " + part);
        }
        var name = documents.size() == 1 ? "vitals-read" : "vitals-read-" + part;
        return ResponseEntity.ok()
                .header("Content-Disposition", "attachment; filename=\"%s.json\"".formatted(name))
                .body(documents.get(part - 1));
    }

    private String keep(AccountForm form, boolean isNew, Model model) {
        try {
            var account = form.account(clock.instant());
            if (isNew && accounts.find(account.id()).isPresent()) {
                throw new AccountForm.WrongFieldException(
                        "roleArn", "Account %s is watched already.".formatted(account.id()));
            }
            var before = accounts.find(account.id()).orElse(null);
            accounts.keep(account);
            audit.record(isNew ? "account.added" : "account.changed", account.id(), before, account);
            queue.seeTo(account);
            return "redirect:/accounts/" + account.id();
        } catch (AccountForm.WrongFieldException wrong) {
            model.addAttribute("wrongField", wrong.field());
            model.addAttribute("wrong", wrong.getMessage());
        } catch (CannotConnectException broken) {
            model.addAttribute("wrongField", "folder");
            model.addAttribute("wrong", broken.getMessage());
        }
        return form(form, isNew, model);
    }

    private String form(AccountForm form, boolean isNew, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("isNew", isNew);
        model.addAttribute("policies", policies());
        return "account/form";
    }

    private void describe(Account account, Model model) {
        List<ListCoverage> gaps = unread.of(account.id());
        model.addAttribute("account", account);
        model.addAttribute("scans", scans.latest(account.id(), 0, RECENT));
        model.addAttribute("next", queue.next(account).orElse(null));
        model.addAttribute("gaps", gaps);
        model.addAttribute("policies", policies());
    }

    private List<String> policies() {
        return ReadOnlyPolicy.documents(Stream.concat(collectors.operations().stream(), AwsAccess.operations().stream())
                .toList());
    }

    private Account find(String id) {
        return accounts.find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No account " + id));
    }
}
