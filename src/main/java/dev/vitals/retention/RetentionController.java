package dev.vitals.retention;

import dev.vitals.page.Organization;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is kept since when, what goes next, and what a hold keeps from going. */
@Controller
@Needs(Right.KEEP)
class RetentionController {

    private static final String HERE = "redirect:/retention";
    private static final int RUNS = 12;

    private final Keeping keeping;
    private final Holds holds;
    private final RetentionRuns runs;
    private final Horizon horizon;
    private final Organization organization;
    private final Clock clock;

    RetentionController(
            Keeping keeping, Holds holds, RetentionRuns runs, Horizon horizon, Organization organization, Clock clock) {
        this.keeping = keeping;
        this.holds = holds;
        this.runs = runs;
        this.horizon = horizon;
        this.organization = organization;
        this.clock = clock;
    }

    @GetMapping("/retention")
    String show(@ModelAttribute("form") HoldForm form, Model model) {
        model.addAttribute("kept", keeping.now());
        model.addAttribute("holds", holds.all());
        model.addAttribute("now", clock.instant());
        model.addAttribute("last", runs.last().orElse(null));
        model.addAttribute("runs", runs.latest(RUNS));
        model.addAttribute("since", horizon.since().map(organization::dayOf).orElse(null));
        return "retention/retention";
    }

    @PostMapping("/retention/holds")
    @Needs(value = Right.KEEP, freshly = true)
    String place(@ModelAttribute("form") HoldForm form, Model model) {
        var refusal = holds.place(form);
        if (refusal.isEmpty()) {
            return HERE;
        }
        model.addAttribute("refused", refusal);
        return show(form, model);
    }

    @PostMapping("/retention/holds/{id}/lift")
    @Needs(value = Right.KEEP, freshly = true)
    String lift(@PathVariable long id, @RequestParam(defaultValue = "") String because, RedirectAttributes said) {
        var refusal = holds.lift(id, because);
        if (!refusal.isEmpty()) {
            said.addFlashAttribute("refused", refusal);
        }
        return HERE;
    }
}
