package dev.vitals.display;

import dev.vitals.identity.CurrentMember;
import dev.vitals.identity.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells every page how its reader likes it. Answers to programs have no looks, and ask nothing. */
@ControllerAdvice(annotations = Controller.class)
class DisplayAdvice {

    private static final String SWAP = "HX-Request";

    private final DisplayStore store;

    DisplayAdvice(DisplayStore store) {
        this.store = store;
    }

    @ModelAttribute("display")
    Display display(HttpServletRequest request) {
        return request.getHeader(SWAP) != null || !request.getMethod().equals("GET")
                ? Display.USUAL
                : CurrentMember.signedIn().map(SignedIn::member).map(store::of).orElse(Display.USUAL);
    }
}
