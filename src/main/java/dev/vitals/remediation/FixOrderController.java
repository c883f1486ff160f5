package dev.vitals.remediation;

import dev.vitals.audit.AuditLog;
import dev.vitals.identity.CurrentMember;
import dev.vitals.identity.Groups;
import dev.vitals.remediation.fix.Fix;
import dev.vitals.remediation.fix.Fixes;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is fixed without asking, and the switch that stops everything. */
@Controller
@Needs(Right.READ)
class FixOrderController {

    private static final String HERE = "redirect:/fixes/orders";

    private final StandingOrders orders;
    private final Groups groups;
    private final FixRoles roles;
    private final CurrentMember current;
    private final AuditLog audit;
    private final Clock clock;

    FixOrderController(
            StandingOrders orders, Groups groups, FixRoles roles, CurrentMember current, AuditLog audit, Clock clock) {
        this.orders = orders;
        this.groups = groups;
        this.roles = roles;
        this.current = current;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping("/fixes/orders")
    String show(Model model) {
        model.addAttribute("orders", orders.all());
        model.addAttribute("stop", roles.stop().orElse(null));
        model.addAttribute("rules", rules());
        model.addAttribute("groups", groups.names());
        return "remediation/orders";
    }

    @PostMapping("/fixes/orders")
    @Needs(value = Right.SETTINGS, freshly = true)
    String give(
            @RequestParam String rule,
            @RequestParam long group,
            @RequestParam(defaultValue = "5") int most,
            @RequestParam(defaultValue = "") String except,
            RedirectAttributes said) {
        if (!rules().containsKey(rule) || !groups.names().containsKey(group) || most < 1 || most > 1000) {
            said.addFlashAttribute("refused", "Choose a rule and a group, and a number from 1 to 1000.");
            return HERE;
        }
        var order = new StandingOrder(
                rule,
                group,
                groups.names().get(group),
                most,
                except.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList(),
                me(),
                clock.instant());
        orders.give(order);
        audit.record("fix.order-given", rule, null, Map.of("group", group, "most", most, "except", order.exceptFor()));
        return HERE;
    }

    @PostMapping("/fixes/orders/end")
    @Needs(value = Right.SETTINGS, freshly = true)
    String end(@RequestParam String rule, @RequestParam long group) {
        orders.end(rule, group);
        audit.record("fix.order-ended", rule, Map.of("group", group), null);
        return HERE;
    }

    /** Stops every fix at once: no second look is asked for, for it takes nothing away that cannot be given back. */
    @PostMapping("/fixes/stop")
    @Needs(Right.APPROVE)
    String stop(@RequestParam(defaultValue = "") String reason) {
        turn(true, reason.isBlank() ? "no reason was given" : reason.strip());
        return HERE;
    }

    @PostMapping("/fixes/resume")
    @Needs(value = Right.SETTINGS, freshly = true)
    String resume() {
        turn(false, "");
        return HERE;
    }

    private void turn(boolean stopped, String reason) {
        roles.turn(new FixRoles.Stop(stopped, reason, me().name(), clock.instant()));
        audit.record(stopped ? "fix.stopped" : "fix.resumed", reason);
    }

    /** Rules whose fix needs no answer of a person, with what it does. */
    private static Map<String, String> rules() {
        var rules = new TreeMap<String, String>();
        for (Fix fix : Fixes.all()) {
            if (fix.questions().stream().noneMatch(question -> question.needed())) {
                fix.rules().forEach(rule -> rules.put(rule, fix.title()));
            }
        }
        return rules;
    }

    private Person me() {
        return current.get()
                .map(member -> new Person(member.id(), member.name()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
    }
}
