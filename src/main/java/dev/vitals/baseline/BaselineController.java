package dev.vitals.baseline;

import dev.vitals.account.Account;
import dev.vitals.account.AccountStore;
import dev.vitals.page.AsOf;
import dev.vitals.page.CsvWriter;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The QuickStart's baseline: what it deployed, and what is left of it. */
@Controller
@Needs(Right.READ)
class BaselineController {

    private final AccountStore accounts;
    private final StoredQuery stored;
    private final Baseline baseline;

    BaselineController(AccountStore accounts, StoredQuery stored, Baseline baseline) {
        this.accounts = accounts;
        this.stored = stored;
        this.baseline = baseline;
    }

    @GetMapping("/baseline")
    String page(
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(defaultValue = "") String state,
            AsOf asOf,
            Model model) {
        requireState(state);
        var all = accounts.all();
        var withStacks = stored.accountsWithStacks();
        var chosen = chosen(all, withStacks, account);
        model.addAttribute("accounts", all);
        model.addAttribute("withStacks", withStacks);
        model.addAttribute("account", chosen.orElse(null));
        model.addAttribute("state", state);
        model.addAttribute("states", State.values());
        chosen.ifPresent(one -> {
            var found = baseline.of(one.id(), asOf);
            model.addAttribute("found", found);
            model.addAttribute(
                    "shown",
                    found.deployments().stream()
                            .map(deployment -> deployment.only(state))
                            .toList());
        });
        return "baseline/baseline";
    }

    @GetMapping(value = "/baseline.csv", produces = "text/csv")
    @Needs(Right.EXPORT)
    void csv(
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(defaultValue = "") String state,
            AsOf asOf,
            HttpServletResponse response)
            throws IOException {
        requireState(state);
        var chosen = chosen(accounts.all(), stored.accountsWithStacks(), account)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No account is watched yet"));
        var found = baseline.of(chosen.id(), asOf);
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"quickstart-%s-%s.csv\"".formatted(chosen.id(), asOf.day()));
        BaselineCsv.write(
                asOf.day(),
                chosen.id(),
                found.deployments().stream()
                        .map(deployment -> deployment.only(state))
                        .toList(),
                new CsvWriter(response.getWriter()));
    }

    /** The account that was asked for; else one in which a QuickStart stands, else the first. */
    static Optional<Account> chosen(List<Account> all, Set<String> withStacks, @Nullable String id) {
        if (id == null || id.isBlank()) {
            return Stream.concat(all.stream().filter(one -> withStacks.contains(one.id())), all.stream())
                    .findFirst();
        }
        return Optional.of(all.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No account " + id)));
    }

    private static void requireState(String word) {
        if (!word.isEmpty()
                && Stream.of(State.values()).noneMatch(state -> state.word().equals(word))) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST,
                    "'%s' is none of missing, weakened, drifted, unreadable, present and not_chosen".formatted(word));
        }
    }
}
