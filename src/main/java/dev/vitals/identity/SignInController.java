package dev.vitals.identity;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The door. */
@Controller
class SignInController {

    @GetMapping("/login")
    String door() {
        return "identity/login";
    }
}
