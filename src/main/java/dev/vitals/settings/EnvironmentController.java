package dev.vitals.settings;

import dev.vitals.environment.Effective;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What is set from outside, as this instance has it; to be changed where it is started, not here. */
@Controller
@Needs(Right.SETTINGS)
class EnvironmentController {

    private final Effective effective;

    EnvironmentController(Effective effective) {
        this.effective = effective;
    }

    @GetMapping("/settings/environment")
    String show(Model model) {
        model.addAttribute(
                "groups",
                effective.lines().stream()
                        .collect(Collectors.groupingBy(
                                line -> line.setting().group(), LinkedHashMap::new, Collectors.toList())));
        return "settings/environment";
    }
}
