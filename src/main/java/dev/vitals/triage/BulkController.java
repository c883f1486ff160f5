package dev.vitals.triage;

import dev.vitals.finding.FindingFilter;
import dev.vitals.finding.FindingList;
import dev.vitals.identity.CurrentMember;
import dev.vitals.identity.Member;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Many findings at once: shown exactly, then changed, all of them or none. */
@Controller
@Needs(Right.TRIAGE)
class BulkController {

    private final BulkView view;
    private final Desk desk;
    private final Talk talk;
    private final FindingList findings;
    private final Picked picked;
    private final CurrentMember current;

    BulkController(BulkView view, Desk desk, Talk talk, FindingList findings, Picked picked, CurrentMember current) {
        this.view = view;
        this.desk = desk;
        this.talk = talk;
        this.findings = findings;
        this.picked = picked;
        this.current = current;
    }

    /** Shows how many and which; changes nothing. */
    @PostMapping("/findings/bulk")
    String show(
            @ModelAttribute("filter") FindingFilter filter,
            @RequestParam(name = "id", required = false) @Nullable List<Long> ids,
            @RequestParam(defaultValue = "picked") String which,
            Model model) {
        view.show(model, selection(filter, ids, which), which, me());
        return "triage/bulk";
    }

    /** Does one thing to what was shown. */
    @PostMapping("/findings/bulk/change")
    String change(
            @ModelAttribute("filter") FindingFilter filter,
            @RequestParam(name = "id", required = false) @Nullable List<Long> ids,
            @RequestParam(defaultValue = "picked") String which,
            @ModelAttribute Change change,
            Model model,
            RedirectAttributes flash) {
        var selection = selection(filter, ids, which);
        var outcome = outcome(selection, which, change);
        if (outcome.isDone()) {
            flash.addFlashAttribute("done", outcome.words());
            return "redirect:/findings";
        }
        model.addAttribute("outcome", outcome);
        view.show(model, selection, which, me());
        return "triage/bulk";
    }

    /**
     * What a form of the page sends.
     *
     * @param deed {@code state}, {@code owner}, {@code due} or {@code comment}
     * @param seen how many findings the person was shown
     */
    record Change(
            @Nullable String deed,
            @Nullable String to,
            @Nullable String said,
            @Nullable Boolean evidence,
            @Nullable Long seen) {

        String target() {
            return to == null ? "" : to;
        }

        String words() {
            return said == null ? "" : said;
        }
    }

    private Outcome outcome(Selection selection, String which, Change change) {
        if (isNothing(selection, which)) {
            return Outcome.refused("No finding was selected.");
        }
        if (selection.ids().isEmpty()) {
            var now = findings.count(selection.filter(), picked.now());
            if (change.seen() == null || now != change.seen()) {
                return Outcome.refused("You were shown %,d findings, and now %,d match. Look again and repeat."
                        .formatted(change.seen() == null ? 0 : change.seen(), now));
            }
        }
        return switch (String.valueOf(change.deed())) {
            case "state" -> desk.state(me(), selection, change.target(), change.words());
            case "owner" -> FindingActions.assigned(desk, me(), selection, change.target());
            case "due" -> FindingActions.due(desk, me(), selection, change.target(), change.words());
            case "comment" -> talk.say(me(), selection, change.words(), Boolean.TRUE.equals(change.evidence()));
            default -> Outcome.refused("Choose what to do.");
        };
    }

    static boolean isNothing(Selection selection, String which) {
        return selection.ids().isEmpty() && !which.equals("all");
    }

    static Selection selection(FindingFilter filter, @Nullable List<Long> ids, String which) {
        return which.equals("all") || ids == null || ids.isEmpty()
                ? Selection.of(filter)
                : new Selection(FindingFilter.all(), ids);
    }

    private Member me() {
        return current.get().orElseThrow();
    }
}
