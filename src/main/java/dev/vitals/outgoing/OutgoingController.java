package dev.vitals.outgoing;

import dev.vitals.identity.Groups;
import dev.vitals.outgoing.Delivery.State;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.util.UUID;
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

/** Which other systems are told of findings, and how it goes. */
@Controller
@Needs(Right.SETTINGS)
class OutgoingController {

    private final DestinationStore store;
    private final DestinationDesk desk;
    private final DeliveryList log;
    private final Groups groups;

    OutgoingController(DestinationStore store, DestinationDesk desk, DeliveryList log, Groups groups) {
        this.store = store;
        this.desk = desk;
        this.log = log;
        this.groups = groups;
    }

    @GetMapping("/outgoing")
    String list(Model model) {
        model.addAttribute("destinations", store.all());
        model.addAttribute("groups", groups.names());
        model.addAttribute("kinds", Kind.values());
        model.addAttribute("waiting", log.counts("waiting", "sending"));
        model.addAttribute("stuck", log.counts("refused", "given_up"));
        return "outgoing/destinations";
    }

    @GetMapping("/outgoing/new")
    String fresh(@RequestParam(defaultValue = "webhook") String kind, Model model) {
        return form(DestinationForm.fresh(), kind(kind), null, "", model);
    }

    @PostMapping("/outgoing")
    @Needs(value = Right.SETTINGS, freshly = true)
    String add(@RequestParam(defaultValue = "") String kind, @ModelAttribute DestinationForm form, Model model) {
        return keep(form, kind(kind), null, model);
    }

    @GetMapping("/outgoing/{id}")
    String one(@PathVariable UUID id, Model model) {
        var destination = find(id);
        return form(DestinationForm.of(destination), destination.kind(), destination, "", model);
    }

    @PostMapping("/outgoing/{id}")
    @Needs(value = Right.SETTINGS, freshly = true)
    String change(@PathVariable UUID id, @ModelAttribute DestinationForm form, Model model) {
        var destination = find(id);
        return keep(form, destination.kind(), destination, model);
    }

    @PostMapping("/outgoing/{id}/test")
    @Needs(value = Right.SETTINGS, freshly = true)
    String test(@PathVariable UUID id) {
        desk.test(find(id));
        return "redirect:/outgoing/" + id;
    }

    @PostMapping("/outgoing/{id}/pause")
    @Needs(value = Right.SETTINGS, freshly = true)
    String pause(@PathVariable UUID id) {
        desk.turn(find(id), false);
        return "redirect:/outgoing/" + id;
    }

    @PostMapping("/outgoing/{id}/resume")
    @Needs(value = Right.SETTINGS, freshly = true)
    String resume(@PathVariable UUID id) {
        desk.turn(find(id), true);
        return "redirect:/outgoing/" + id;
    }

    @PostMapping("/outgoing/{id}/remove")
    @Needs(value = Right.SETTINGS, freshly = true)
    String remove(@PathVariable UUID id) {
        desk.remove(find(id));
        return "redirect:/outgoing";
    }

    @PostMapping("/outgoing/{id}/again")
    String allAgain(@PathVariable UUID id) {
        desk.allAgain(find(id));
        return "redirect:/outgoing/log?destination=" + id;
    }

    @GetMapping("/outgoing/log")
    String log(
            @ModelAttribute("filter") DeliveryList.Filter filter,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        model.addAttribute("deliveries", log.page(filter, page, DeliveryList.SIZE));
        model.addAttribute("destinations", store.all());
        model.addAttribute("states", State.values());
        return "outgoing/log";
    }

    @PostMapping("/outgoing/log/{id}/again")
    String again(@PathVariable UUID id) {
        desk.again(id);
        return "redirect:/outgoing/log";
    }

    private String keep(DestinationForm form, Kind kind, @Nullable Destination before, Model model) {
        var wrong = form.wrong(kind, before, groups.names().keySet());
        return wrong.isEmpty()
                ? "redirect:/outgoing/" + desk.keep(form, kind, before)
                : form(form, kind, before, wrong, model);
    }

    private String form(DestinationForm form, Kind kind, @Nullable Destination before, String wrong, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("kind", kind);
        model.addAttribute("heading", before == null ? kind.title() : before.name());
        model.addAttribute("destination", before);
        model.addAttribute("wrong", wrong);
        model.addAttribute("groups", groups.names());
        model.addAttribute("happenings", Happening.values());
        if (before != null) {
            var filter = new DeliveryList.Filter("", before.id().toString());
            model.addAttribute("latest", log.page(filter, 1, 10).rows());
            model.addAttribute("waiting", log.counts("waiting", "sending").getOrDefault(before.id(), 0L));
            model.addAttribute("stuck", log.counts("refused", "given_up").getOrDefault(before.id(), 0L));
        }
        return "outgoing/destination";
    }

    private static Kind kind(String word) {
        return Kind.of(word).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No kind " + word));
    }

    private Destination find(UUID id) {
        return store.find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No destination " + id));
    }
}
