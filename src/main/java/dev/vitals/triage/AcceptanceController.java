package dev.vitals.triage;

import dev.vitals.finding.FindingFilter;
import dev.vitals.identity.CurrentMember;
import dev.vitals.identity.Member;
import dev.vitals.page.AsOf;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Acceptances of risk and false positives: previewed, asked for, decided by another person, taken back. */
@Controller
@Needs(Right.TRIAGE)
class AcceptanceController {

    private static final int SHOWN = 100;

    private final Acceptances acceptances;
    private final AcceptanceList list;
    private final BulkView view;
    private final Picked picked;
    private final CurrentMember current;

    AcceptanceController(
            Acceptances acceptances, AcceptanceList list, BulkView view, Picked picked, CurrentMember current) {
        this.acceptances = acceptances;
        this.list = list;
        this.view = view;
        this.picked = picked;
        this.current = current;
    }

    @GetMapping("/acceptances")
    @Needs(Right.READ)
    String all(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "1") int page,
            AsOf asOf,
            Model model) {
        model.addAttribute("state", state);
        model.addAttribute("states", AcceptanceList.STATES);
        model.addAttribute("acceptances", list.of(state, page, SHOWN));
        model.addAttribute("today", list.day());
        model.addAttribute("soon", list.day().plusDays(AcceptanceClock.WARNED));
        return "triage/acceptances";
    }

    @GetMapping("/acceptances/{id}")
    @Needs(Right.READ)
    String one(@PathVariable long id, Model model) {
        var found = find(id);
        var me = me();
        model.addAttribute("acceptance", found);
        model.addAttribute("covered", list.covered(id));
        model.addAttribute("today", list.day());
        model.addAttribute("isOwn", found.requestedBy().equals(me.id()));
        model.addAttribute("mayDecide", mayOnAll(found, me, Right.APPROVE));
        model.addAttribute("mayTakeBack", mayOnAll(found, me, Right.TRIAGE));
        var chosen = list.chosenBy(id);
        model.addAttribute("chosen", chosen.orElse(null));
        model.addAttribute("others", chosen.map(list::matchingButUncovered).orElse(0L));
        return "triage/acceptance";
    }

    /** Shows what it would cover, and what has to be said. */
    @PostMapping("/acceptances/new")
    String preview(
            @ModelAttribute("filter") FindingFilter filter,
            @RequestParam(name = "id", required = false) @Nullable List<Long> ids,
            @RequestParam(defaultValue = "picked") String which,
            @ModelAttribute("form") Form form,
            Model model) {
        return show(form, BulkController.selection(filter, ids, which), which, model);
    }

    @PostMapping("/acceptances")
    String request(
            @ModelAttribute("filter") FindingFilter filter,
            @RequestParam(name = "id", required = false) @Nullable List<Long> ids,
            @RequestParam(defaultValue = "picked") String which,
            @ModelAttribute("form") Form form,
            Model model,
            RedirectAttributes flash) {
        var selection = BulkController.selection(filter, ids, which);
        if (BulkController.isNothing(selection, which)) {
            return show(form, selection, which, model);
        }
        Acceptances.Asked asked;
        try {
            asked = acceptances.request(me(), form.request(selection));
        } catch (DateTimeException notADay) {
            asked = new Acceptances.Asked(null, Outcome.refused("Write the day as 2026-10-31."));
        }
        if (asked.id() == null) {
            model.addAttribute("outcome", asked.outcome());
            return show(form, selection, which, model);
        }
        flash.addFlashAttribute("done", "Asked for. " + asked.outcome().words() + " Another person has to approve it.");
        return "redirect:/acceptances/" + asked.id();
    }

    /**
     * What a person fills in.
     *
     * @param until as browsers send a day
     */
    record Form(
            @Nullable String kind,
            @Nullable String reason,
            @Nullable String measure,
            @Nullable String until,
            @Nullable Integer seen,
            @Nullable Long extended) {

        public String shownKind() {
            return kind == null || kind.isEmpty() ? "risk" : kind;
        }

        AcceptanceRequest request(Selection selection) {
            return new AcceptanceRequest(
                    shownKind(),
                    selection,
                    reason == null ? "" : reason,
                    measure == null ? "" : measure,
                    until == null || until.isBlank() ? null : LocalDate.parse(until.strip()),
                    seen == null ? 0 : seen,
                    extended);
        }
    }

    private String show(Form form, Selection selection, String which, Model model) {
        if (BulkController.isNothing(selection, which)) {
            model.addAttribute("outcome", Outcome.refused("No finding was selected."));
            view.show(model, selection, which, me());
            return "triage/bulk";
        }
        var asked = new AcceptanceRequest(form.shownKind(), selection, "", "", null, 0, form.extended());
        model.addAttribute("cover", acceptances.preview(me(), asked));
        var items = view.items(selection);
        model.addAttribute("items", items);
        model.addAttribute("caption", BulkView.caption(items));
        model.addAttribute("selection", selection);
        model.addAttribute("which", which);
        model.addAttribute("today", picked.now().day());
        model.addAttribute("latest", picked.now().day().plusDays(AcceptanceRequest.LONGEST));
        return "triage/acceptance-form";
    }

    @PostMapping("/acceptances/{id}/approve")
    @Needs(value = Right.APPROVE, freshly = true)
    String approve(@PathVariable long id, @RequestParam(defaultValue = "") String note, RedirectAttributes flash) {
        find(id);
        return back(id, acceptances.approve(me(), id, note), flash);
    }

    @PostMapping("/acceptances/{id}/reject")
    @Needs(value = Right.APPROVE, freshly = true)
    String reject(@PathVariable long id, @RequestParam(defaultValue = "") String note, RedirectAttributes flash) {
        find(id);
        return back(id, acceptances.reject(me(), id, note), flash);
    }

    @PostMapping("/acceptances/{id}/withdraw")
    String withdraw(@PathVariable long id, @RequestParam(defaultValue = "") String reason, RedirectAttributes flash) {
        find(id);
        return back(id, acceptances.withdraw(me(), id, reason), flash);
    }

    private static boolean mayOnAll(Acceptance acceptance, Member who, Right right) {
        return acceptance.accounts().stream().allMatch(account -> who.may(right, account));
    }

    private static String back(long id, Outcome outcome, RedirectAttributes flash) {
        flash.addFlashAttribute(outcome.isDone() ? "done" : "outcome", outcome.isDone() ? outcome.words() : outcome);
        return "redirect:/acceptances/" + id;
    }

    private Acceptance find(long id) {
        return list.find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No acceptance " + id));
    }

    private Member me() {
        return current.get().orElseThrow();
    }
}
