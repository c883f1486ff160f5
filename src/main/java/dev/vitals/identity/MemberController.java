package dev.vitals.identity;

import dev.vitals.identity.ClaimRoles.Decision;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The people: who they are, what they may do, and why they may do it. */
@Controller
@Needs(Right.MEMBERS)
class MemberController {

    private final MemberStore members;
    private final Memberships memberships;
    private final ClaimRoles roles;
    private final Groups groups;
    private final Clock clock;

    MemberController(MemberStore members, Memberships memberships, ClaimRoles roles, Groups groups, Clock clock) {
        this.members = members;
        this.memberships = memberships;
        this.roles = roles;
        this.groups = groups;
        this.clock = clock;
    }

    @GetMapping("/members")
    String list(Model model) {
        model.addAttribute("members", members.all(clock.instant()));
        model.addAttribute("rows", roles.all());
        model.addAttribute("groupNames", groups.names());
        return "identity/members";
    }

    /** One person, with what their provider said at the last sign-in and the role that follows from it. */
    @GetMapping("/members/{id}")
    String one(@PathVariable UUID id, Model model) {
        var member = find(id);
        var claims = ReceivedClaims.of(member, members.claims(id));
        model.addAttribute("member", member);
        model.addAttribute("claims", claims.values());
        model.addAttribute("decision", words(roles.decide(claims)));
        model.addAttribute("isLast", Administrators.isLast(member, members));
        model.addAttribute("roles", Arrays.asList(Role.values()).reversed());
        model.addAttribute("groups", groups.names());
        return "identity/member";
    }

    @PostMapping("/members/{id}/grants")
    @Needs(value = Right.MEMBERS, freshly = true)
    String grant(
            @PathVariable UUID id,
            @RequestParam Role role,
            @RequestParam(required = false) @Nullable Long group,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate until,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            RedirectAttributes said) {
        return told(id, memberships.grant(find(id), role, group, until, from, to), said);
    }

    @PostMapping("/members/{id}/grants/{grant}/revoke")
    @Needs(value = Right.MEMBERS, freshly = true)
    String revoke(@PathVariable UUID id, @PathVariable long grant, RedirectAttributes said) {
        return told(id, memberships.revoke(find(id).id(), grant), said);
    }

    @PostMapping("/members/{id}/active")
    @Needs(value = Right.MEMBERS, freshly = true)
    String activate(@PathVariable UUID id, @RequestParam boolean active, RedirectAttributes said) {
        return told(id, memberships.activate(find(id).id(), active), said);
    }

    private static String told(UUID id, String refusal, RedirectAttributes said) {
        if (!refusal.isEmpty()) {
            said.addFlashAttribute("refusal", refusal);
        }
        return "redirect:/members/" + id;
    }

    private String words(Decision decision) {
        return switch (decision) {
            case Decision.Silent silent -> "None of the claims in the table came along, so roles stay as they are.";
            case Decision.Nothing nothing -> "No value in the table matches: the provider gives no role.";
            case Decision.Given(ClaimRole row) ->
                "Row %d decides: %s = %s gives %s on %s."
                        .formatted(
                                row.position(),
                                row.claim(),
                                row.value(),
                                row.role().title(),
                                row.group() == null
                                        ? "every account"
                                        : groups.names().getOrDefault(row.group(), "a group"));
        };
    }

    private Member find(UUID id) {
        return members.find(id, clock.instant())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No member " + id));
    }
}
