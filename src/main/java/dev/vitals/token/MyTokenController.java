package dev.vitals.token;

import dev.vitals.identity.CurrentMember;
import dev.vitals.identity.Member;
import dev.vitals.page.Organization;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import dev.vitals.token.Tokens.Outcome;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** One's own tokens: made, shown once, revoked. */
@Controller
@Needs(Right.READ)
class MyTokenController {

    private static final int USUAL_DAYS = 90;

    private final TokenStore store;
    private final Tokens tokens;
    private final TokenGroups groups;
    private final TokenSettings settings;
    private final CurrentMember current;
    private final Organization organization;
    private final Clock clock;

    MyTokenController(
            TokenStore store,
            Tokens tokens,
            TokenGroups groups,
            TokenSettings settings,
            CurrentMember current,
            Organization organization,
            Clock clock) {
        this.store = store;
        this.tokens = tokens;
        this.groups = groups;
        this.settings = settings;
        this.current = current;
        this.organization = organization;
        this.clock = clock;
    }

    @GetMapping("/me/tokens")
    String list(Model model) {
        var now = clock.instant();
        var rows = TokenRow.of(store.of(me().id()), now);
        model.addAttribute("rows", rows);
        model.addAttribute(
                "soon",
                rows.stream()
                        .filter(row -> row.state() == ApiToken.State.EXPIRES_SOON)
                        .toList());
        return "token/mine";
    }

    /** Asked for afresh before the form, so that nobody fills it in for nothing. */
    @GetMapping("/me/tokens/new")
    @Needs(value = Right.READ, freshly = true)
    String form(Model model) {
        var today = organization.dayOf(clock.instant());
        return form(TokenForm.blank(today.plusDays(Math.min(USUAL_DAYS, settings.maxDays()))), model);
    }

    /**
     * The secret is in this answer and nowhere else: not in the session, where a redirect would have to put it. Sending
     * the form again makes no second one, because the name is taken.
     */
    @PostMapping("/me/tokens")
    @Needs(value = Right.READ, freshly = true)
    String make(@ModelAttribute("form") TokenForm form, Model model) {
        return switch (tokens.make(me(), form)) {
            case Outcome.Made(BearerSecret secret) -> {
                model.addAttribute("secret", secret.reveal());
                model.addAttribute("name", form.name());
                model.addAttribute(
                        "address",
                        ServletUriComponentsBuilder.fromCurrentContextPath().toUriString());
                yield "token/made";
            }
            case Outcome.Refused(String sentence) -> {
                model.addAttribute("refusal", sentence);
                yield form(form, model);
            }
        };
    }

    /** Needs no new proof: whoever fears for a token should not be kept waiting. */
    @PostMapping("/me/tokens/{id}/revoke")
    String revoke(@PathVariable UUID id) {
        tokens.revoke(store.find(id)
                .filter(token -> token.member().equals(me().id()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "You have no token " + id)));
        return "redirect:/me/tokens";
    }

    private String form(TokenForm form, Model model) {
        var today = organization.dayOf(clock.instant());
        model.addAttribute("form", form);
        model.addAttribute("choices", choices());
        model.addAttribute("groups", groups.of(me()));
        model.addAttribute("today", today);
        model.addAttribute("latest", today.plusDays(settings.maxDays()));
        model.addAttribute("maxDays", settings.maxDays());
        return "token/form";
    }

    private List<RightChoice> choices() {
        return RightChoice.of(Tokens.grantable(me()));
    }

    private Member me() {
        return current.get().orElseThrow();
    }
}
