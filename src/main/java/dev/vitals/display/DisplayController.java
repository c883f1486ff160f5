package dev.vitals.display;

import dev.vitals.display.Display.Theme;
import dev.vitals.identity.CurrentMember;
import dev.vitals.page.Chosen;
import dev.vitals.page.Slice;
import dev.vitals.page.SortKey;
import dev.vitals.page.Sorting;
import dev.vitals.route.Needs;
import dev.vitals.route.OpenTo;
import dev.vitals.route.OpenTo.Whom;
import dev.vitals.route.Right;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The choice of theme and shortcuts, the sheet of help, and the page of parts. */
@Controller
class DisplayController {

    private static final List<SortKey> SORTS =
            List.of(SortKey.rising("name", "Resource", "name"), SortKey.falling("since", "Since", "since"));

    private final DisplayStore store;
    private final Clock clock;

    DisplayController(DisplayStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The shortcuts, what the words on pages mean, and where theme and shortcuts are chosen. */
    @GetMapping("/help")
    @OpenTo(Whom.SIGNED_IN)
    String help(Model model) {
        model.addAttribute("themes", Theme.values());
        return "display/help";
    }

    @PostMapping("/me/display")
    @OpenTo(Whom.SIGNED_IN)
    String choose(
            @RequestParam(defaultValue = "system") String theme,
            @RequestParam(defaultValue = "false") boolean shortcuts,
            RedirectAttributes said) {
        var person = CurrentMember.signedIn().orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
        store.keep(person.member(), new Display(Theme.of(theme), shortcuts));
        said.addFlashAttribute("kept", true);
        return "redirect:/help";
    }

    /** Every part that pages are made of, in every state that it has. */
    @GetMapping("/design")
    @Needs(Right.READ)
    String design(@RequestParam(defaultValue = "") String sort, Model model) {
        var now = clock.instant();
        model.addAttribute("sorting", Sorting.of(SORTS, sort));
        model.addAttribute("now", now);
        model.addAttribute("earlier", now.minus(Duration.ofHours(30)));
        model.addAttribute(
                "chosen", List.of(new Chosen("severity", "Severity", "critical"), new Chosen("text", "Words", "vol-")));
        model.addAttribute("slice", new Slice<>(List.of("a", "b"), 270, 3, 50));
        model.addAttribute("nothing", new Slice<String>(List.of(), 0, 1, 50));
        return "display/design";
    }
}
