package dev.vitals.access;

import dev.vitals.account.AccountStore;
import dev.vitals.inventory.StoredStates;
import dev.vitals.page.AsOf;
import dev.vitals.rule.principal.PrincipalKind;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Who may do what in an account. */
@Controller
class AccessController {

    private final AccountStore accounts;
    private final StoredAccess stored;
    private final StoredStates states;
    private final UnusedServices unused;
    private final LastRead lastRead;

    AccessController(
            AccountStore accounts, StoredAccess stored, StoredStates states, UnusedServices unused, LastRead lastRead) {
        this.accounts = accounts;
        this.stored = stored;
        this.states = states;
        this.unused = unused;
        this.lastRead = lastRead;
    }

    @GetMapping("/accounts/{id}/access")
    String show(
            @PathVariable String id,
            @ModelAttribute("filter") AccessFilter filter,
            @ModelAttribute("question") AccessQuestion question,
            @RequestParam(defaultValue = "1") int page,
            AsOf asOf,
            Model model) {
        var account = accounts.find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No account " + id));
        var access = AccessPage.of(stored.of(id, asOf), unused.of(id, asOf));
        model.addAttribute("account", account);
        model.addAttribute("access", access);
        model.addAttribute("readAt", lastRead.of(id, asOf).orElse(null));
        model.addAttribute("sorting", filter.sorting());
        model.addAttribute("kinds", AccessFilter.KINDS);
        model.addAttribute("principals", filter.slice(access.rows(), page));
        model.addAttribute("choices", choices(access));
        answer(id, access, question, model);
        return "access/access";
    }

    private static LinkedHashMap<String, Object> choices(AccessPage access) {
        var choices = new LinkedHashMap<String, Object>();
        Arrays.stream(PrincipalKind.values()).forEach(kind -> {
            var found = access.of(kind);
            if (!found.isEmpty()) {
                choices.put(kind.words(), found);
            }
        });
        return choices;
    }

    private void answer(String account, AccessPage access, AccessQuestion question, Model model) {
        if (!question.isAsked()) {
            return;
        }
        var principal = access.find(question.principal());
        var wrong = !question.wrong().isEmpty() ? question.wrongField() : principal.isEmpty() ? "principal" : "";
        if (wrong.isEmpty()) {
            var tags = resourceTags(account, question.resource());
            model.addAttribute("answer", Answer.of(principal.orElseThrow(), question, tags));
        } else {
            model.addAttribute("wrongField", wrong);
            model.addAttribute(
                    "wrong", question.wrong().isEmpty() ? "No such principal was seen then." : question.wrong());
        }
    }

    private Optional<Map<String, String>> resourceTags(String account, String resource) {
        return resource.contains("*") ? Optional.empty() : states.tags(account, resource);
    }
}
