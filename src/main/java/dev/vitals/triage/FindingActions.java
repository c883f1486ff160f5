package dev.vitals.triage;

import dev.vitals.identity.CurrentMember;
import dev.vitals.identity.Member;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people do to one finding, from its page and back to it. */
@Controller
@Needs(Right.TRIAGE)
class FindingActions {

    private static final Map<String, String> STATES = Map.of(
            "acknowledged", "Acknowledged.",
            "in_progress", "The work on it has begun.",
            "open", "It is open again.");

    private final Desk desk;
    private final Talk talk;
    private final Looks looks;
    private final LookStore lookStore;
    private final CurrentMember current;

    FindingActions(Desk desk, Talk talk, Looks looks, LookStore lookStore, CurrentMember current) {
        this.desk = desk;
        this.talk = talk;
        this.looks = looks;
        this.lookStore = lookStore;
        this.current = current;
    }

    @PostMapping("/findings/{id}/state")
    String state(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes flash) {
        return back(id, desk.state(me(), Selection.of(id), state, note), STATES.getOrDefault(state, "Done."), flash);
    }

    @PostMapping("/findings/{id}/owner")
    String assign(@PathVariable long id, @RequestParam(defaultValue = "") String owner, RedirectAttributes flash) {
        return back(
                id,
                assigned(desk, me(), Selection.of(id), owner),
                owner.equals("none") ? "It belongs to nobody now." : "Assigned.",
                flash);
    }

    /** The same for one and for many. */
    static Outcome assigned(Desk desk, Member who, Selection selection, String owner) {
        try {
            return desk.assign(who, selection, Owner.of(owner));
        } catch (IllegalArgumentException nobody) {
            return Outcome.refused("Choose a person or a team from the list.");
        }
    }

    @PostMapping("/findings/{id}/due")
    String due(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String due,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes flash) {
        return back(id, due(desk, me(), Selection.of(id), due, reason), "The due date is changed.", flash);
    }

    /** The same for one and for many; an empty day is none at all. */
    static Outcome due(Desk desk, Member who, Selection selection, String due, String reason) {
        try {
            return desk.due(who, selection, due.isBlank() ? null : LocalDate.parse(due.strip()), reason);
        } catch (DateTimeException notADay) {
            return Outcome.refused("Write the day as 2026-10-31.");
        }
    }

    @PostMapping("/findings/{id}/comments")
    String say(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "false") boolean evidence,
            RedirectAttributes flash) {
        var outcome = talk.say(me(), Selection.of(id), text, evidence);
        if (!outcome.isDone()) {
            flash.addFlashAttribute("unsaid", text);
        }
        return back(id, outcome, "Your comment is kept.", flash);
    }

    @PostMapping("/findings/{id}/comments/{comment}")
    String change(
            @PathVariable long id,
            @PathVariable long comment,
            @RequestParam(defaultValue = "") String text,
            RedirectAttributes flash) {
        return back(id, talk.change(me(), id, comment, text), "Your comment is changed.", flash);
    }

    @PostMapping("/findings/{id}/look")
    @Needs(Right.SCAN)
    String look(@PathVariable long id, RedirectAttributes flash) {
        if (lookStore.target(id).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "No finding " + id);
        }
        var outcome = looks.ask(me(), id);
        if (!outcome.isDone()) {
            flash.addFlashAttribute("outcome", outcome);
        }
        return "redirect:/findings/" + id + "#look";
    }

    /** How the newest look goes, for the part of the page that asks again and again. */
    @GetMapping("/findings/{id}/look")
    @Needs(Right.READ)
    String progress(@PathVariable long id, Model model) {
        model.addAttribute("look", lookStore.newest(id).orElse(null));
        model.addAttribute("finding", id);
        return "triage/parts :: look";
    }

    private Member me() {
        return current.get().orElseThrow();
    }

    /** Back to the finding, which says what was done, or why not. */
    static String back(long id, Outcome outcome, String done, RedirectAttributes flash) {
        flash.addFlashAttribute(outcome.isDone() ? "done" : "outcome", outcome.isDone() ? done : outcome);
        return "redirect:/findings/" + id;
    }
}
