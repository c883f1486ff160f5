package dev.vitals.triage;

import dev.vitals.audit.AuditLog;
import dev.vitals.identity.People;
import dev.vitals.page.Choice;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who new findings belong to, by rules, and the teams that there are. */
@Controller
@Needs(Right.SETTINGS)
class OwnersController {

    private final OwnerRules rules;
    private final Owners owners;
    private final Teams teams;
    private final People people;
    private final AuditLog audit;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    OwnersController(
            OwnerRules rules,
            Owners owners,
            Teams teams,
            People people,
            AuditLog audit,
            JdbcClient sql,
            PlatformTransactionManager transactions) {
        this.rules = rules;
        this.owners = owners;
        this.teams = teams;
        this.people = people;
        this.audit = audit;
        this.sql = sql;
        this.transaction = new TransactionTemplate(transactions);
    }

    @GetMapping("/owners")
    @Needs(Right.READ)
    String show(@RequestParam(required = false) @Nullable String effect, Model model) {
        var names = new HashMap<String, String>();
        var all = rules.all();
        all.forEach(rule -> names.put(rule.owner().word(), name(rule.owner())));
        model.addAttribute("rules", all);
        model.addAttribute("names", names);
        // It looks at every open finding, so only whoever asks waits for it.
        model.addAttribute("isEffectShown", effect != null);
        model.addAttribute("effect", all.isEmpty() || effect == null ? List.of() : rules.effect());
        model.addAttribute("teams", owners.teams());
        model.addAttribute("people", people.active());
        model.addAttribute("choices", owners.choices());
        model.addAttribute(
                "accounts", choices("select id::text as value, name || ' (' || id || ')' as label from account"));
        model.addAttribute("groups", choices("select id::text as value, name as label from account_group"));
        model.addAttribute(
                "types",
                choices("select distinct split_part(type, '::', 1) || '::' || split_part(type, '::', 2) as value,"
                        + " split_part(type, '::', 2) as label from finding_count_all where type like 'AWS::_%'"));
        return "triage/owners";
    }

    @PostMapping("/owners")
    String add(
            @RequestParam(defaultValue = "") String account,
            @RequestParam(required = false) @Nullable Long group,
            @RequestParam(defaultValue = "") String service,
            @RequestParam(defaultValue = "") String tag,
            @RequestParam(defaultValue = "") String owner,
            RedirectAttributes flash) {
        OwnerRule rule;
        try {
            rule = new OwnerRule(0, account.strip(), group, service.strip(), tag.strip(), Owner.of(owner));
        } catch (IllegalArgumentException nobody) {
            return refused("Choose a person or a team from the list.", flash);
        }
        var objection = rule.objection().isEmpty() ? owners.objection(rule.owner()) : rule.objection();
        if (!objection.isEmpty()) {
            return refused(objection, flash);
        }
        transaction.executeWithoutResult(any -> {
            rules.add(rule);
            audit.record("owner_rule.added", owners.name(rule.owner()), null, rule);
        });
        done(
                "The rule stands at the end of the table. New findings follow it; see below what it would do to the others.",
                flash);
        return "redirect:/owners?effect=shown";
    }

    @PostMapping("/owners/{rule}/remove")
    String remove(@PathVariable long rule, RedirectAttributes flash) {
        transaction.executeWithoutResult(any -> {
            rules.remove(rule);
            audit.record("owner_rule.removed", "rule " + rule);
        });
        return done("The rule is gone. Findings keep the owners that they have until the table is applied.", flash);
    }

    @PostMapping("/owners/{rule}/raise")
    String raise(@PathVariable long rule) {
        rules.raise(rule);
        return "redirect:/owners";
    }

    @PostMapping("/owners/apply")
    String apply(RedirectAttributes flash) {
        transaction.executeWithoutResult(any -> {
            var moved = rules.applyAnew();
            audit.record(
                    "owner_rule.applied", "all findings that nobody assigned by hand", null, Map.of("findings", moved));
            flash.addFlashAttribute("done", "%,d finding%s changed hands.".formatted(moved, moved == 1 ? "" : "s"));
        });
        return "redirect:/owners";
    }

    @PostMapping("/teams")
    String team(@RequestParam(defaultValue = "") String name, RedirectAttributes flash) {
        var objection = teams.add(name);
        if (!objection.isEmpty()) {
            return refused(objection, flash);
        }
        audit.record("team.added", name.strip());
        return done("The team is there.", flash);
    }

    @PostMapping("/teams/{team}/members")
    String member(
            @PathVariable long team,
            @RequestParam(required = false) @Nullable List<UUID> member,
            RedirectAttributes flash) {
        var members = member == null ? List.<UUID>of() : member;
        teams.members(team, members);
        audit.record("team.members", "team " + team, null, members);
        return done("The team has %d member%s.".formatted(members.size(), members.size() == 1 ? "" : "s"), flash);
    }

    @PostMapping("/teams/{team}/close")
    String close(@PathVariable long team, RedirectAttributes flash) {
        teams.close(team);
        audit.record("team.closed", "team " + team);
        return done("The team is closed. Its findings belong to nobody now.", flash);
    }

    private String name(Owner owner) {
        var objection = owners.objection(owner);
        return objection.isEmpty() ? owners.name(owner) : "nobody: no longer here, so this rule matches nothing";
    }

    private List<Choice> choices(String select) {
        return sql.sql(select + " order by 2")
                .query((row, number) -> new Choice(row.getString(1), row.getString(2)))
                .list();
    }

    private static String refused(String sentence, RedirectAttributes flash) {
        flash.addFlashAttribute("outcome", Outcome.refused(sentence));
        return "redirect:/owners";
    }

    private static String done(String sentence, RedirectAttributes flash) {
        flash.addFlashAttribute("done", sentence);
        return "redirect:/owners";
    }
}
