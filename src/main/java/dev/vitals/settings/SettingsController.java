package dev.vitals.settings;

import dev.vitals.account.Account;
import dev.vitals.account.AccountStore;
import dev.vitals.audit.AuditLog;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import dev.vitals.rule.SettingsStore;
import dev.vitals.scan.ScanQueue;
import java.security.Principal;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is a matter of policy: seen, changed in two steps with a reason, and looked up as it was. */
@Controller
@Needs(Right.SETTINGS)
class SettingsController {

    private final SettingFields fields;
    private final SettingsStore store;
    private final AccountStore accounts;
    private final ScanQueue queue;
    private final AuditLog audit;
    private final Clock clock;

    SettingsController(
            SettingFields fields,
            SettingsStore store,
            AccountStore accounts,
            ScanQueue queue,
            AuditLog audit,
            Clock clock) {
        this.fields = fields;
        this.store = store;
        this.accounts = accounts;
        this.queue = queue;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping("/settings")
    @Needs(Right.READ)
    String show(Model model) {
        return form(SettingsDraft.of(fields, store.current()), model);
    }

    /** Shows what would change before it does. */
    @PostMapping("/settings")
    String review(@RequestParam Map<String, String> sent, Model model) {
        var draft = SettingsDraft.of(fields, store.current(), sent);
        if (!draft.wrong().isEmpty() || draft.changes().isEmpty()) {
            model.addAttribute("unchanged", draft.wrong().isEmpty());
            return form(draft, model);
        }
        return review(draft, "", model);
    }

    @PostMapping("/settings/save")
    @Needs(value = Right.SETTINGS, freshly = true)
    String save(
            @RequestParam Map<String, String> sent,
            @RequestParam(defaultValue = "") String reason,
            Principal principal,
            Model model) {
        var draft = SettingsDraft.of(fields, store.current(), sent);
        if (!draft.wrong().isEmpty() || draft.changes().isEmpty()) {
            return form(draft, model);
        }
        if (reason.isBlank()) {
            return review(draft, "Say why. An auditor will ask.", model);
        }
        store.save(draft.otherwise(), principal.getName(), reason.strip(), clock.instant());
        audit.record("settings.saved", reason.strip(), draft.before(), draft.after());
        return "redirect:/settings?saved";
    }

    /** Has every account that is not paused judged by the new settings. */
    @PostMapping("/settings/scan")
    @Needs(Right.SCAN)
    String scan(Principal principal) {
        accounts.all().stream()
                .filter(account -> !account.paused())
                .map(Account::id)
                .forEach(account -> queue.now(account, principal.getName()));
        return "redirect:/scans";
    }

    private String form(SettingsDraft draft, Model model) {
        model.addAttribute("draft", draft);
        model.addAttribute("groups", fields.byGroup());
        model.addAttribute(
                "defaults", SettingsDraft.of(fields, store.current().usual()).typed());
        model.addAttribute("history", SettingsHistory.of(fields, store.history()));
        return "settings/settings";
    }

    private static String review(SettingsDraft draft, String wrong, Model model) {
        model.addAttribute("draft", draft);
        model.addAttribute("wrong", wrong);
        return "settings/review";
    }
}
