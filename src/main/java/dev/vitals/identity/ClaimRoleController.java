package dev.vitals.identity;

import dev.vitals.audit.AuditLog;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The table of claims and roles: a row added at its place, moved up, taken out. */
@Controller
@Needs(Right.MEMBERS)
class ClaimRoleController {

    private final ClaimRoles roles;
    private final Groups groups;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;

    ClaimRoleController(ClaimRoles roles, Groups groups, AuditLog audit, ApplicationEventPublisher events) {
        this.events = events;
        this.roles = roles;
        this.groups = groups;
        this.audit = audit;
    }

    @GetMapping("/members/claims")
    String show(Model model) {
        model.addAttribute("rows", roles.all());
        model.addAttribute("roles", Arrays.asList(Role.values()).reversed());
        model.addAttribute("groups", groups.names());
        return "identity/claims";
    }

    @PostMapping("/members/claims")
    @Needs(value = Right.MEMBERS, freshly = true)
    String add(
            @RequestParam(defaultValue = "") String issuer,
            @RequestParam String claim,
            @RequestParam String value,
            @RequestParam Role role,
            @RequestParam(required = false) @Nullable Long group,
            RedirectAttributes said) {
        if (claim.isBlank() || value.isBlank()) {
            said.addFlashAttribute("refusal", "A row needs the name of a claim and one of its values.");
            return "redirect:/members/claims";
        }
        var rows = new ArrayList<>(roles.all());
        rows.add(new ClaimRole(0, issuer.strip(), claim.strip(), value.strip(), role, group));
        return keep(rows);
    }

    @PostMapping("/members/claims/up")
    @Needs(value = Right.MEMBERS, freshly = true)
    String up(@RequestParam int position) {
        var rows = new ArrayList<>(roles.all());
        if (position > 1 && position <= rows.size()) {
            rows.add(position - 2, rows.remove(position - 1));
        }
        return keep(rows);
    }

    @PostMapping("/members/claims/remove")
    @Needs(value = Right.MEMBERS, freshly = true)
    String remove(@RequestParam int position) {
        return keep(
                roles.all().stream().filter(row -> row.position() != position).toList());
    }

    private String keep(List<ClaimRole> rows) {
        var before = roles.all();
        roles.replace(rows);
        audit.record("claims.changed", "", before, roles.all());
        events.publishEvent(new ClaimRolesChanged());
        return "redirect:/members/claims";
    }
}
