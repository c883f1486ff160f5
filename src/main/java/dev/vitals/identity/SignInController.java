package dev.vitals.identity;

import dev.vitals.route.OpenTo;
import dev.vitals.route.OpenTo.Whom;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The door, and the hall behind it for who has no role yet. */
@Controller
class SignInController {

    private static final int MOST_SECONDS = 3600;

    private final CurrentMember current;
    private final Contact contact;
    private final List<SignInWay> ways;

    SignInController(CurrentMember current, Contact contact, List<SignInWay> ways) {
        this.current = current;
        this.contact = contact;
        this.ways = ways;
    }

    @GetMapping("/login")
    @OpenTo(Whom.ANYBODY)
    String door(
            @RequestParam(defaultValue = "") String reference,
            @RequestParam(defaultValue = "") String error,
            @RequestParam(defaultValue = "0") int wait,
            Model model) {
        model.addAttribute("refusal", sentence(error));
        model.addAttribute("wait", Math.clamp(wait, 0, MOST_SECONDS));
        model.addAttribute("reference", reference.matches("[0-9a-f]{8}") ? reference : "");
        model.addAttribute(
                "doors", ways.stream().flatMap(way -> way.doors().stream()).toList());
        model.addAttribute("takesPassword", ways.stream().anyMatch(SignInWay::takesPassword));
        return "identity/login";
    }

    private static String sentence(String error) {
        return Arrays.stream(SignInRefused.Why.values())
                .filter(why -> why.word().equals(error))
                .findFirst()
                .orElse(SignInRefused.Why.PASSWORD)
                .sentence();
    }

    /** For who has signed in and has no role: whom to ask. Who has one goes on. */
    @GetMapping("/welcome")
    @OpenTo(Whom.SIGNED_IN)
    String hall(Model model) {
        var member = current.get();
        if (member.isPresent() && !member.get().grants().isEmpty()) {
            return "redirect:/";
        }
        model.addAttribute("member", member.orElse(null));
        model.addAttribute("contact", contact);
        return "identity/welcome";
    }
}
