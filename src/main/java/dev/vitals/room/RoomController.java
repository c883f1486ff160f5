package dev.vitals.room;

import dev.vitals.file.FileLimits;
import dev.vitals.hash.Sha256;
import dev.vitals.page.Period;
import dev.vitals.page.Slice;
import dev.vitals.page.VisiblePeriod;
import dev.vitals.room.Samples.RefusedDrawException;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import dev.vitals.score.Scopes;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The auditor's room: a population, and the samples that were drawn. */
@Controller
@Needs(Right.EXPORT)
class RoomController {

    static final int SIZE = 50;

    private static final int USUAL_DAYS = 90;
    private static final int USUAL_SAMPLE = 25;
    private static final int LONGEST_SEED = 100;

    private final Questions questions;
    private final Samples samples;
    private final SampleStore store;
    private final Requests requests;
    private final RoomDesk desk;
    private final Scopes scopes;
    private final VisiblePeriod visible;
    private final FileLimits limits;

    RoomController(
            Questions questions,
            Samples samples,
            SampleStore store,
            Requests requests,
            RoomDesk desk,
            Scopes scopes,
            VisiblePeriod visible,
            FileLimits limits) {
        this.questions = questions;
        this.samples = samples;
        this.store = store;
        this.requests = requests;
        this.desk = desk;
        this.scopes = scopes;
        this.visible = visible;
        this.limits = limits;
    }

    /** @param problem why a form with files was turned away */
    @GetMapping("/room")
    String room(
            @ModelAttribute("form") RoomForm form,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String problem,
            Model model) {
        var problems = limits.problem(problem).isEmpty() ? List.<String>of() : List.of(limits.problem(problem));
        return show(form, page, problems, model);
    }

    /**
     * Draws a sample.
     *
     * @param seen the hash of the population that whoever draws looks at
     */
    @PostMapping("/room/samples")
    @Needs(Right.ASK)
    String draw(
            @ModelAttribute("form") RoomForm form,
            @RequestParam(defaultValue = "0") int n,
            @RequestParam(defaultValue = "") String seed,
            @RequestParam(defaultValue = "") String seen,
            Model model) {
        var shown = shown(form);
        var problems = shown.problems(questions.today(), visible.visible());
        if (!shown.isAsked() || !problems.isEmpty()) {
            return show(shown, 1, problems, model);
        }
        try {
            return "redirect:/room/samples/"
                    + samples.draw(questions.of(shown), n, seed.strip(), seen, desk.me())
                            .id();
        } catch (LargePopulationException large) {
            return show(shown, 1, List.of(), model);
        } catch (RefusedDrawException refused) {
            model.addAttribute("n", n);
            model.addAttribute("seed", seed.substring(0, Math.min(LONGEST_SEED, seed.length())));
            return show(shown, 1, List.of(String.valueOf(refused.getMessage())), model);
        }
    }

    private String show(RoomForm form, int page, List<String> before, Model model) {
        var shown = shown(form);
        var problems = new ArrayList<>(before);
        if (shown.isAsked() && problems.isEmpty()) {
            problems.addAll(shown.problems(questions.today(), visible.visible()));
        }
        if (shown.isAsked()
                && shown.problems(questions.today(), visible.visible()).isEmpty()) {
            try {
                population(questions.of(shown), page, model);
            } catch (LargePopulationException large) {
                problems.add(large.sentence());
            }
        }
        model.addAttribute("form", shown);
        model.addAttribute("problems", problems);
        model.addAttribute("safeguards", desk.safeguards());
        model.addAttribute("scopes", scopes.all());
        model.addAttribute("seesEverything", desk.me().seesEverything());
        model.addAttribute("samples", store.page(visible.visible(), shown.isAsked() ? 1 : page, SIZE));
        model.addAttribute("waiting", requests.waiting(desk.me(), SIZE).size());
        return "room/room";
    }

    private void population(Question question, int page, Model model) {
        var population = samples.population(question);
        int shown = Math.clamp(page, 1, new Slice<PopulationLine>(List.of(), population.size(), 1, SIZE).pages());
        var from = (shown - 1) * SIZE;
        var rows = population.lines().subList(from, Math.min(population.size(), from + SIZE));
        model.addAttribute("population", population);
        model.addAttribute("safeguard", desk.safeguard(question.citation()).orElseThrow());
        model.addAttribute("lines", new Slice<>(rows, population.size(), shown, SIZE));
        model.addAttribute("csvSha256", Sha256.of(PopulationFiles.csv(population)));
        model.addAttribute("jsonSha256", Sha256.of(PopulationFiles.json(population)));
        model.addAttribute("drawnBefore", store.drawnOf(question, visible.visible()));
        model.addAttribute("most", Math.min(Samples.MOST, population.size()));
        if (!model.containsAttribute("n")) {
            model.addAttribute("n", Math.min(USUAL_SAMPLE, population.size()));
        }
    }

    /** The days that are usual, or the last that whoever looks may see, where none were typed. */
    private RoomForm shown(RoomForm form) {
        var today = questions.today();
        var last = visible.visible().map(Period::to).filter(today::isAfter).orElse(today);
        return form.withDays(visible.notBefore(last.minusDays(USUAL_DAYS - 1L)), last);
    }
}
