package dev.vitals.room;

import dev.vitals.page.Period;
import dev.vitals.page.VisiblePeriod;
import dev.vitals.postgres.RowScope;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What was asked for, and the form that asks. */
@Controller
@Needs(Right.EXPORT)
class RequestController {

    private final RoomDesk desk;
    private final Requests requests;
    private final RequestStore store;
    private final SampleStore samples;
    private final Questions questions;
    private final VisiblePeriod visible;

    RequestController(
            RoomDesk desk,
            Requests requests,
            RequestStore store,
            SampleStore samples,
            Questions questions,
            VisiblePeriod visible) {
        this.desk = desk;
        this.requests = requests;
        this.store = store;
        this.samples = samples;
        this.questions = questions;
        this.visible = visible;
    }

    @GetMapping("/room/requests")
    String list(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "1") int page,
            @ModelAttribute("form") RequestForm form,
            Model model) {
        return show(form, state, page, List.of(), model);
    }

    @PostMapping("/room/requests")
    @Needs(Right.ASK)
    String ask(@ModelAttribute("form") RequestForm form, Model model) {
        var problems = form.problems(questions.today());
        if (!problems.isEmpty()) {
            return show(form, "", 1, problems, model);
        }
        return "redirect:/room/requests/" + requests.ask(wish(form), desk.me());
    }

    private String show(RequestForm form, String state, int page, List<String> problems, Model model) {
        var chosen = state(state);
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        model.addAttribute("state", chosen == null ? "" : chosen.word());
        model.addAttribute("states", RequestState.values());
        model.addAttribute("requests", store.page(chosen, visible.visible(), page, RoomController.SIZE));
        model.addAttribute("safeguards", desk.safeguards());
        model.addAttribute("today", questions.today());
        model.addAttribute("about", sample(form).orElse(null));
        return "room/requests";
    }

    /**
     * The safeguard of a sample is the sample's. About a drawn resource it is of that resource's account; about a
     * sample of its accounts.
     */
    private RequestStore.Wish wish(RequestForm form) {
        var sample = sample(form);
        if (sample.isEmpty()) {
            var citation = desk.safeguard(form.citation())
                    .orElseThrow(
                            () -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No safeguard " + form.citation()))
                    .citation();
            return new RequestStore.Wish(citation, form.text(), null, null, scope(), visible.visible(), form.day());
        }
        var about = sample.get();
        var item = item(form, about);
        return new RequestStore.Wish(
                about.citation(),
                form.text(),
                about.id(),
                item.map(Sample.Item::number).orElse(null),
                item.map(each -> List.of(each.account())).orElse(about.accounts()),
                Optional.of(new Period(about.firstDay(), about.lastDay())),
                form.day());
    }

    private Optional<Sample> sample(RequestForm form) {
        try {
            return form.sample().isEmpty()
                    ? Optional.empty()
                    : Optional.of(desk.sample(UUID.fromString(form.sample())));
        } catch (IllegalArgumentException none) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "No sample " + form.sample(), none);
        }
    }

    private Optional<Sample.Item> item(RequestForm form, Sample about) {
        if (form.item().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(samples.items(about.id()).stream()
                .filter(each -> form.item().equals(String.valueOf(each.number())))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "Sample %s has no item %s".formatted(about.id(), form.item()))));
    }

    /** The accounts that whoever asks may see; none for every account. */
    private static List<String> scope() {
        return RowScope.current()
                .map(visible -> Arrays.stream(visible.split(","))
                        .filter(part -> !part.startsWith("group:"))
                        .sorted()
                        .toList())
                .orElse(List.of());
    }

    private static @Nullable RequestState state(String word) {
        return Arrays.stream(RequestState.values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElse(null);
    }
}
