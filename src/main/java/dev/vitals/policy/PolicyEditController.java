package dev.vitals.policy;

import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Policies to write: a version is added by one person and approved by another. */
@Controller
@Needs(Right.ATTEST)
class PolicyEditController {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_NOTE = 200;
    private static final int LONGEST_BODY = 100_000;

    private final Policies policies;
    private final PolicyDesk desk;

    PolicyEditController(Policies policies, PolicyDesk desk) {
        this.policies = policies;
        this.desk = desk;
    }

    /** Starts from what was written last, or from the text that ships with Vitals. */
    @GetMapping("/policies/{slug}/edit")
    String edit(@PathVariable String slug, Model model) {
        var start = desk.named(slug);
        var versions = policies.versions(slug, desk.now());
        return versions.isEmpty()
                ? form(start, 0, start.title(), start.bodyFor(desk.organization()), "", Map.of(), model)
                : form(
                        start,
                        versions.getFirst().version(),
                        versions.getFirst().title(),
                        versions.getFirst().body(),
                        "",
                        Map.of(),
                        model);
    }

    @PostMapping("/policies/{slug}")
    String write(
            @PathVariable String slug,
            @RequestParam(defaultValue = "0") int seen,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String body,
            @RequestParam(defaultValue = "") String note,
            Principal principal,
            Model model) {
        var start = desk.named(slug);
        var text = body.replace("\r\n", "\n").strip() + "\n";
        var wrong = wrong(title.strip(), text, note.strip());
        if (!wrong.isEmpty()) {
            return form(start, seen, title, body, note, wrong, model);
        }
        if (!policies.write(slug, seen, title.strip(), text, note.strip(), principal.getName(), desk.instant())) {
            return form(
                    start,
                    seen,
                    title,
                    body,
                    note,
                    Map.of(
                            "body",
                            "Somebody else saved a version meanwhile. Open the policy in another tab, take over what they changed, and start again from there."),
                    model);
        }
        return "redirect:/policies/%s?version=%d".formatted(start.slug(), seen + 1);
    }

    @PostMapping("/policies/{slug}/approve")
    @Needs(value = Right.ATTEST, freshly = true)
    String approve(
            @PathVariable String slug,
            @RequestParam(defaultValue = "0") int version,
            Principal principal,
            Model model) {
        var start = desk.named(slug);
        var written = policies.versions(slug, desk.now()).stream()
                .filter(each -> each.version() == version)
                .findFirst();
        var open = written.map(each -> PolicyVersion.places(each.body())).orElseGet(java.util.List::of);
        if (!open.isEmpty()) {
            return refused(
                    slug, "It still has places to fill in: %s.".formatted(String.join(", ", open)), principal, model);
        }
        return switch (policies.approve(slug, version, principal.getName(), desk.instant())) {
            case APPROVED -> "redirect:/policies/" + start.slug();
            case OWN ->
                refused(
                        slug,
                        "You wrote this version. Another person has to approve it, so that two have read it.",
                        principal,
                        model);
            case NOT_WAITING -> refused(slug, "This version does not wait for approval any more.", principal, model);
        };
    }

    private String refused(String slug, String sentence, Principal principal, Model model) {
        model.addAttribute("refused", sentence);
        return desk.show(slug, null, desk.now(), principal, model);
    }

    private static Map<String, String> wrong(String title, String body, String note) {
        var wrong = new LinkedHashMap<String, String>();
        if (title.isEmpty() || title.length() > LONGEST_TITLE) {
            wrong.put("title", "A title is needed, of at most 200 characters.");
        }
        if (body.isBlank() || body.length() > LONGEST_BODY) {
            wrong.put("body", "A text is needed, of at most 100,000 characters.");
        }
        if (note.length() > LONGEST_NOTE) {
            wrong.put("note", "This holds at most 200 characters.");
        }
        return wrong;
    }

    private static String form(
            StartingText start,
            int seen,
            String title,
            String body,
            String note,
            Map<String, String> wrong,
            Model model) {
        model.addAttribute("start", start);
        model.addAttribute("seen", seen);
        model.addAttribute("title", title);
        model.addAttribute("body", body);
        model.addAttribute("note", note);
        model.addAttribute("wrong", wrong);
        return "policy/edit";
    }
}
