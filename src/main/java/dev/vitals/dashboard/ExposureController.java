package dev.vitals.dashboard;

import dev.vitals.dashboard.Exposure.Way;
import dev.vitals.page.AsOf;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import dev.vitals.score.Scopes;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Which resources with PHI lie open, by the way in which they do. */
@Controller
@Needs(Right.READ)
class ExposureController {

    private final Scopes scopes;
    private final ExposureQueries exposures;

    ExposureController(Scopes scopes, ExposureQueries exposures) {
        this.scopes = scopes;
        this.exposures = exposures;
    }

    /** @param state {@code unknown} for those of which it could not be read */
    @GetMapping("/exposure")
    String exposure(
            AsOf asOf,
            @RequestParam(required = false) @Nullable String scope,
            @RequestParam(defaultValue = "reachable") String way,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var choices = scopes.all();
        var chosen = Scopes.chosen(choices, scope);
        var wanted = Way.of(way)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.BAD_REQUEST, "PHI is not exposed by way of '%s'".formatted(way)));
        var exposure = exposures.of(chosen.scope(), asOf);
        var count = exposure.counts().get(wanted.ordinal());
        model.addAttribute("scopes", choices);
        model.addAttribute("chosen", chosen);
        model.addAttribute("exposure", exposure);
        model.addAttribute("count", count);
        model.addAttribute("unknown", state.equals("unknown"));
        model.addAttribute("lines", exposures.lines(count, state.equals("unknown"), chosen.scope(), asOf, page));
        return "dashboard/exposed";
    }
}
