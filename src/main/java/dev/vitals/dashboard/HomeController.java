package dev.vitals.dashboard;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where a person lands after signing in. */
@Controller
class HomeController {

    @GetMapping("/")
    String home() {
        return "redirect:/safeguards";
    }
}
