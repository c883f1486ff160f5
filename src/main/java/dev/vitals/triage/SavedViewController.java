package dev.vitals.triage;

import dev.vitals.audit.AuditLog;
import dev.vitals.identity.CurrentMember;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Views of findings: kept, opened, forgotten. */
@Controller
@Needs(Right.READ)
class SavedViewController {

    private static final int NAME = 80;
    private static final int QUESTION = 2_000;

    /** Of the address, what belongs to one look and not to the view. */
    private static final Set<String> PASSING = Set.of("page", "asOf");

    private final SavedViews views;
    private final CurrentMember current;
    private final AuditLog audit;

    SavedViewController(SavedViews views, CurrentMember current, AuditLog audit) {
        this.views = views;
        this.current = current;
        this.audit = audit;
    }

    @GetMapping("/views/{id}")
    String open(@PathVariable long id) {
        var me = current.get().orElseThrow();
        var view = views.find(id, me.id())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No view " + id));
        return "redirect:/findings" + (view.question().isEmpty() ? "" : "?" + view.question());
    }

    @PostMapping("/views")
    String keep(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String question,
            @RequestParam(defaultValue = "false") boolean shared,
            RedirectAttributes flash) {
        var asked = Arrays.stream(question.split("&"))
                .filter(part ->
                        part.matches("[A-Za-z]+=[^{}]+") && !PASSING.contains(part.substring(0, part.indexOf('='))))
                .collect(Collectors.joining("&"));
        var back = "redirect:/findings" + (asked.isEmpty() ? "" : "?" + asked);
        if (name.isBlank() || name.strip().length() > NAME || asked.length() > QUESTION) {
            flash.addFlashAttribute(
                    "outcome", Outcome.refused("Give the view a name of at most %d characters.".formatted(NAME)));
            return back;
        }
        var me = current.get().orElseThrow();
        views.keep(me.id(), name.strip(), asked, shared);
        audit.record("view.kept", name.strip(), null, Map.of("question", asked, "shared", shared));
        flash.addFlashAttribute("done", "The view is kept.");
        return back;
    }

    @PostMapping("/views/{id}/forget")
    String forget(@PathVariable long id, RedirectAttributes flash) {
        var forgotten = views.forget(id, current.get().orElseThrow().id());
        flash.addFlashAttribute("done", forgotten ? "The view is forgotten." : "Only who keeps a view can forget it.");
        return "redirect:/findings";
    }
}
