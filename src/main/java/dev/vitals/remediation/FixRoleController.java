package dev.vitals.remediation;

import dev.vitals.account.AccountConnection.Kind;
import dev.vitals.account.AccountStore;
import dev.vitals.audit.AuditLog;
import dev.vitals.identity.CurrentMember;
import dev.vitals.identity.Member;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.time.Clock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Which role changes which account, and what such a role must be allowed. */
@Controller
@Needs(Right.ACCOUNTS)
class FixRoleController {

    private static final String HERE = "redirect:/fixes/roles";

    private final FixRoles roles;
    private final AccountStore accounts;
    private final CurrentMember current;
    private final AuditLog audit;
    private final Clock clock;

    FixRoleController(FixRoles roles, AccountStore accounts, CurrentMember current, AuditLog audit, Clock clock) {
        this.roles = roles;
        this.accounts = accounts;
        this.current = current;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping("/fixes/roles")
    String show(Model model) {
        model.addAttribute(
                "accounts",
                accounts.all().stream()
                        .filter(account -> account.connection().kind() != Kind.DEMO
                                && account.connection().kind() != Kind.RECORDING)
                        .toList());
        model.addAttribute(
                "roles", roles.all().stream().collect(Collectors.toMap(FixRole::account, Function.identity())));
        model.addAttribute("actions", RoleTemplate.actions());
        return "remediation/roles";
    }

    /** The role as a CloudFormation template. */
    @GetMapping(value = "/fixes/roles/vitals-fix.yaml", produces = "application/yaml")
    ResponseEntity<String> template() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_YAML)
                .header("Content-Disposition", "attachment; filename=\"vitals-fix.yaml\"")
                .body(RoleTemplate.cloudFormation());
    }

    /** The role as a Terraform module. */
    @GetMapping(value = "/fixes/roles/vitals-fix.tf", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<String> module() {
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_PLAIN)
                .header("Content-Disposition", "attachment; filename=\"vitals-fix.tf\"")
                .body(RoleTemplate.terraform());
    }

    @PostMapping("/fixes/roles/{account}")
    @Needs(value = Right.ACCOUNTS, freshly = true)
    String name(
            @PathVariable String account,
            @RequestParam(defaultValue = "") String arn,
            @RequestParam(defaultValue = "") String externalId,
            RedirectAttributes said) {
        if (arn.isBlank()) {
            roles.forget(account);
            audit.record("fix.role-forgotten", account);
            return HERE;
        }
        if (!arn.strip().matches("arn:aws[a-z-]*:iam::" + account + ":role/[\\w+=,.@/-]+")) {
            said.addFlashAttribute(
                    "refused", "'%s' is not the ARN of a role of account %s.".formatted(arn.strip(), account));
            return HERE;
        }
        var by = current.get().map(Member::name).orElse("");
        roles.name(new FixRole(account, arn.strip(), externalId.strip(), by, clock.instant()));
        audit.record("fix.role-named", account, null, arn.strip());
        return HERE;
    }
}
