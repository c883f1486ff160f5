package dev.vitals.ownrule;

import dev.vitals.inventory.TypeName;
import dev.vitals.ownrule.OwnRuleStore.SavedMeanwhileException;
import dev.vitals.ownrule.RuleCheck.Wrong;
import dev.vitals.page.DiffLine;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import dev.vitals.rule.Guidance;
import java.security.Principal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The organization's own rules: seen, written, tried, switched on and off. */
@Controller
@Needs(Right.RULES)
class OwnRuleController {

    /** Closer to the address than the catalogue's pattern, and so asked first, for rules that are off too. */
    private static final String RULE = "/rules/own-{name}";

    private static final String PREFIX = "own-";

    private final OwnRuleStore store;
    private final OwnRules rules;
    private final RuleDesk desk;
    private final Clock clock;

    OwnRuleController(OwnRuleStore store, OwnRules rules, RuleDesk desk, Clock clock) {
        this.store = store;
        this.rules = rules;
        this.desk = desk;
        this.clock = clock;
    }

    /** A line of the list. */
    record Row(OwnRule rule, RuleText text, String type, boolean broken, long failing) {

        public String state() {
            if (broken) {
                return "broken";
            }
            return rule.isOn() ? "on" : "off";
        }

        /** The class of its colour. */
        public String mark() {
            return switch (state()) {
                case "broken" -> "fail";
                case "on" -> "pass";
                default -> "";
            };
        }
    }

    /** A version and what it changed; null for the first. */
    record Change(RuleVersion version, @Nullable List<DiffLine> lines) {}

    @GetMapping("/rules/own")
    @Needs(Right.READ)
    String list(Model model) {
        var failing = store.failing();
        model.addAttribute(
                "rules",
                store.all().stream()
                        .map(rule -> row(rule, failing.getOrDefault(rule.id(), 0L)))
                        .toList());
        return "ownrule/rules";
    }

    @GetMapping(RULE)
    @Needs(Right.READ)
    String one(@PathVariable String name, Model model) {
        var id = PREFIX + name;
        var rule = find(id);
        var versions = store.versions(id);
        var guidance = rule.shown().text().guidance();
        model.addAttribute("row", row(rule, store.failing().getOrDefault(id, 0L)));
        model.addAttribute("guidance", guidance.isBlank() ? null : Guidance.parse(guidance));
        model.addAttribute("problems", rules.compiled(rule.shown()).problems());
        model.addAttribute("changes", changes(versions));
        model.addAttribute("switches", store.switches(id));
        return "ownrule/rule";
    }

    @GetMapping("/rules/own/new")
    String blank(@RequestParam(defaultValue = "") String type, Model model) {
        model.addAttribute("types", desk.types());
        var form = RuleForm.empty(desk.knows(type) ? type : "");
        return form(form, List.of(), model);
    }

    @GetMapping(RULE + "/edit")
    String edit(@PathVariable String name, Model model) {
        var id = PREFIX + name;
        var newest = find(id).newest();
        return form(RuleForm.of(newest, newest.version()), List.of(), model);
    }

    @PostMapping("/rules/own")
    String add(
            @ModelAttribute("form") RuleForm form,
            @RequestParam(defaultValue = "try") String action,
            Principal principal,
            Model model) {
        return act(form, action, principal, model);
    }

    @PostMapping(RULE)
    String change(
            @PathVariable String name,
            @ModelAttribute("form") RuleForm form,
            @RequestParam(defaultValue = "try") String action,
            Principal principal,
            Model model) {
        var id = PREFIX + name;
        var rule = find(id);
        return act(form.of(id, rule.newest().text().type()), action, principal, model);
    }

    @PostMapping(RULE + "/off")
    String off(@PathVariable String name, Principal principal) {
        var id = PREFIX + name;
        store.switchTo(find(id).id(), null, principal.getName(), clock.instant());
        return "redirect:/rules/" + id;
    }

    /** An earlier version becomes the newest again, as a draft. */
    @PostMapping(RULE + "/restore")
    String restore(@PathVariable String name, @RequestParam int version, Principal principal) {
        var id = PREFIX + name;
        var newest = find(id).newest();
        var old = store.versions(id).stream()
                .filter(each -> each.version() == version)
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No such version"));
        if (!old.text().equals(newest.text())) {
            store.save(
                    id,
                    newest.version(),
                    old.text(),
                    principal.getName(),
                    "Version %d again".formatted(version),
                    clock.instant());
        }
        return "redirect:/rules/" + id + "/edit";
    }

    private String act(RuleForm form, String action, Principal principal, Model model) {
        var wrong = new ArrayList<>(desk.wrong(form));
        if (wrong.isEmpty() && (action.equals("save") || action.equals("on") && form.wasTried())) {
            try {
                return keep(form, action.equals("on"), principal.getName());
            } catch (SavedMeanwhileException late) {
                wrong.add(new Wrong(form.isNew() ? "id" : "expression", late.getMessage()));
            }
        }
        if (desk.knows(form.text().type())) {
            desk.tryOut(form, model);
        }
        model.addAttribute("untried", wrong.isEmpty() && action.equals("on"));
        return form(form, wrong, model);
    }

    private String keep(RuleForm form, boolean on, String by) {
        var id = form.cleanId();
        var now = clock.instant();
        var newest = form.isNew() ? null : find(id).newest();
        var version = newest != null
                        && newest.version() == form.base()
                        && newest.text().equals(form.text())
                ? newest
                : store.save(id, form.base(), form.text(), by, form.cleanNote(), now);
        if (on) {
            store.switchTo(id, version.version(), by, now);
        }
        return "redirect:/rules/" + id;
    }

    private String form(RuleForm form, List<Wrong> wrong, Model model) {
        desk.show(form, wrong, model);
        return "ownrule/form";
    }

    private Row row(OwnRule rule, long failing) {
        var version = rule.shown();
        return new Row(
                rule,
                version.text(),
                new TypeName(version.text().type()).label(),
                rules.compiled(version).isBroken() || !desk.knows(version.text().type()),
                failing);
    }

    private static List<Change> changes(List<RuleVersion> versions) {
        return IntStream.range(0, versions.size())
                .mapToObj(at -> new Change(
                        versions.get(at),
                        at + 1 < versions.size() ? versions.get(at).since(versions.get(at + 1)) : null))
                .toList();
    }

    private OwnRule find(String id) {
        return store.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No rule " + id));
    }
}
