package dev.vitals.policy;

import dev.vitals.page.AsOf;
import dev.vitals.page.DiffLine;
import dev.vitals.page.Organization;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Policies to read: all of them, one as it is in force, what each version changed, and as Markdown to take away. */
@Controller
@Needs(Right.READ)
class PolicyController {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private final Policies policies;
    private final PolicyDesk desk;
    private final Organization organization;

    PolicyController(Policies policies, PolicyDesk desk, Organization organization) {
        this.policies = policies;
        this.desk = desk;
        this.organization = organization;
    }

    /** A policy in the list. */
    record Row(
            StartingText start,
            @Nullable PolicyVersion inForce,
            @Nullable PolicyVersion newest) {

        public boolean isWaiting() {
            return newest != null && !newest.isApproved();
        }
    }

    /** A version and what it changed of the one before it, or of the text to start from. */
    record Step(PolicyVersion version, List<DiffLine> lines) {}

    @GetMapping("/policies")
    String all(AsOf asOf, Model model) {
        var versions = policies.all(asOf);
        model.addAttribute(
                "policies",
                StartingText.all().stream()
                        .map(start -> {
                            var of = versions.getOrDefault(start.slug(), List.of());
                            return new Row(
                                    start, Policies.inForce(of).orElse(null), of.isEmpty() ? null : of.getFirst());
                        })
                        .toList());
        return "policy/policies";
    }

    @GetMapping("/policies/{slug}")
    String one(
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable Integer version,
            AsOf asOf,
            Principal principal,
            Model model) {
        return desk.show(slug, version, asOf, principal, model);
    }

    @GetMapping("/policies/{slug}/history")
    String history(@PathVariable String slug, AsOf asOf, Model model) {
        var start = desk.named(slug);
        var versions = policies.versions(slug, asOf);
        var steps = new ArrayList<Step>();
        for (var at = 0; at < versions.size(); at++) {
            var before = at + 1 < versions.size() ? versions.get(at + 1).body() : start.bodyFor(desk.organization());
            steps.add(new Step(versions.get(at), versions.get(at).since(before)));
        }
        model.addAttribute("start", start);
        model.addAttribute("steps", steps);
        model.addAttribute("inForce", Policies.inForce(versions).orElse(null));
        return "policy/history";
    }

    /** What is in force, or a version by its number, with a line about who approved it. */
    @GetMapping("/policies/{slug}/policy.md")
    @Needs(Right.EXPORT)
    ResponseEntity<String> markdown(
            @PathVariable String slug, @RequestParam(required = false) @Nullable Integer version, AsOf asOf) {
        desk.named(slug);
        var chosen = desk.chosen(policies.versions(slug, asOf), version)
                .orElseThrow(() ->
                        new ResponseStatusException(HttpStatus.NOT_FOUND, "Nothing was written of this policy yet"));
        var approved = chosen.approvedAt();
        var text = "# %s\n\n%s, version %d, %s\n\n%s"
                .formatted(
                        chosen.title(),
                        organization.name(),
                        chosen.version(),
                        approved == null
                                ? "not approved"
                                : "approved by %s on %s"
                                        .formatted(
                                                chosen.approvedBy(), DAY.format(approved.atZone(organization.zone()))),
                        chosen.body());
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "markdown", StandardCharsets.UTF_8))
                .header("Content-Disposition", "attachment; filename=\"%s-%d.md\"".formatted(slug, chosen.version()))
                .header("X-Content-Type-Options", "nosniff")
                .body(text);
    }
}
