package dev.vitals.federation;

import dev.vitals.route.OpenTo;
import dev.vitals.route.OpenTo.Whom;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page between signing out here and signing out at the provider. */
@Controller
class FarewellController {

    @GetMapping(Farewell.PATH)
    @OpenTo(Whom.ANYBODY)
    String show(HttpServletRequest request, HttpServletResponse response, Model model) {
        var next = Farewell.next(request);
        next.ifPresent(address -> response.setHeader("Refresh", "0; url=" + address));
        model.addAttribute("next", next.orElse(""));
        return "federation/farewell";
    }
}
