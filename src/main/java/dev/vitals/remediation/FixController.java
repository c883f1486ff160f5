package dev.vitals.remediation;

import dev.vitals.identity.CurrentMember;
import dev.vitals.page.DiffLine;
import dev.vitals.page.Organization;
import dev.vitals.page.Slice;
import dev.vitals.page.VisibleMoments;
import dev.vitals.remediation.fix.FixAnswers;
import dev.vitals.remediation.fix.FixRefusedException;
import dev.vitals.remediation.fix.Fixes;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.JsonNode;

/** Fixes: planned for a finding, looked at as a difference, approved by another person, taken back. */
@Controller
@Needs(Right.READ)
class FixController {

    private static final int PAGE = 50;
    private static final String ANSWER = "answer.";

    private final FixableFindings findings;
    private final PlanStore plans;
    private final FixPlans fixes;
    private final FixRoles roles;
    private final CurrentMember current;
    private final Organization organization;

    FixController(
            FixableFindings findings,
            PlanStore plans,
            FixPlans fixes,
            FixRoles roles,
            CurrentMember current,
            Organization organization) {
        this.findings = findings;
        this.plans = plans;
        this.fixes = fixes;
        this.roles = roles;
        this.current = current;
        this.organization = organization;
    }

    @GetMapping("/fixes")
    String list(@RequestParam(defaultValue = "1") int page, Model model) {
        var number = Math.max(1, page);
        model.addAttribute(
                "plans",
                new Slice<>(
                        plans.newest(visible(), (long) (number - 1) * PAGE, PAGE),
                        plans.count(visible()),
                        number,
                        PAGE));
        model.addAttribute("stop", roles.stop().orElse(null));
        return "remediation/fixes";
    }

    /** What would be done for a finding, and what has to be said first. */
    @GetMapping("/fixes/new")
    @Needs(Right.TRIAGE)
    String blank(@RequestParam long finding, Model model) {
        var fixable = findings.find(finding)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "There is no finding %d that fails now.".formatted(finding)));
        var fix = Fixes.forRule(fixable.target().rule())
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND,
                        "No fix of this rule is safe to define exactly. Its page tells how to do it by hand."));
        model.addAttribute("finding", fixable);
        model.addAttribute("fix", fix);
        model.addAttribute("role", roles.of(fixable.target().account()).orElse(null));
        model.addAttribute("earlier", plans.of(finding));
        return "remediation/new";
    }

    @PostMapping("/fixes")
    @Needs(Right.TRIAGE)
    String plan(
            @RequestParam long finding, @RequestParam Map<String, String> sent, Model model, RedirectAttributes said) {
        var fixable = findings.find(finding).orElse(null);
        if (fixable != null) {
            check(Right.TRIAGE, fixable.target().account());
        }
        try {
            return "redirect:/fixes/" + fixes.plan(finding, answers(sent), me()).id();
        } catch (FixRefusedException refused) {
            said.addFlashAttribute("refused", refused.getMessage());
            return "redirect:/fixes/new?finding=" + finding;
        }
    }

    @GetMapping("/fixes/{id}")
    String one(@PathVariable UUID id, Model model) {
        var plan = find(id);
        model.addAttribute("plan", plan);
        model.addAttribute("lines", DiffLine.whole(lines(plan.before()), lines(plan.after())));
        model.addAttribute("isOwn", plan.plannedBy().isSameAs(me()));
        model.addAttribute("stop", roles.stop().orElse(null));
        return "remediation/fix";
    }

    @PostMapping("/fixes/{id}/approve")
    @Needs(value = Right.APPROVE, freshly = true)
    String approve(@PathVariable UUID id, RedirectAttributes said) {
        return decided(id, fixes::approve, said);
    }

    @PostMapping("/fixes/{id}/reject")
    @Needs(value = Right.APPROVE, freshly = true)
    String reject(@PathVariable UUID id, RedirectAttributes said) {
        return decided(id, fixes::reject, said);
    }

    @PostMapping("/fixes/{id}/undo")
    @Needs(value = Right.APPROVE, freshly = true)
    String undo(@PathVariable UUID id, RedirectAttributes said) {
        return decided(id, fixes::undo, said);
    }

    private String decided(UUID id, BiFunction<FixPlan, Person, String> decision, RedirectAttributes said) {
        var plan = find(id);
        check(Right.APPROVE, plan.target().account());
        var refusal = decision.apply(plan, me());
        if (!refusal.isEmpty()) {
            said.addFlashAttribute("refused", refusal);
        }
        return "redirect:/fixes/" + id;
    }

    /** A right on some account is not a right on this one. */
    private void check(Right right, String account) {
        if (current.get().filter(member -> member.may(right, account)).isEmpty()) {
            throw new ResponseStatusException(
                    HttpStatus.FORBIDDEN, "Your role does not reach account %s.".formatted(account));
        }
    }

    private Person me() {
        return current.get()
                .map(member -> new Person(member.id(), member.name()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
    }

    /** Whole and never cut: what stays stands there too. */
    private static List<String> lines(JsonNode json) {
        return json.isEmpty()
                ? List.of("(not set)")
                : json.toPrettyString().lines().toList();
    }

    private static FixAnswers answers(Map<String, String> sent) {
        var answers = new HashMap<String, String>();
        sent.forEach((name, value) -> {
            if (name.startsWith(ANSWER)) {
                answers.put(name.substring(ANSWER.length()), value);
            }
        });
        return new FixAnswers(answers);
    }

    private VisibleMoments visible() {
        return VisibleMoments.of(current, organization);
    }

    private FixPlan find(UUID id) {
        return plans.find(id)
                .filter(plan -> visible().contains(plan.plannedAt()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no fix " + id + "."));
    }
}
