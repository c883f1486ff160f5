package dev.vitals.token;

import dev.vitals.page.Slice;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Everybody's tokens, for who answers for them: seen and revoked, never made for somebody else. */
@Controller
@Needs(Right.MEMBERS)
class AllTokensController {

    private static final int SIZE = 100;

    private final TokenStore store;
    private final Tokens tokens;
    private final Clock clock;

    AllTokensController(TokenStore store, Tokens tokens, Clock clock) {
        this.store = store;
        this.tokens = tokens;
        this.clock = clock;
    }

    @GetMapping("/members/tokens")
    String list(@RequestParam(defaultValue = "1") int page, Model model) {
        var total = store.count();
        var shown = Math.clamp(page, 1, new Slice<>(List.of(), total, 1, SIZE).pages());
        var rows = TokenRow.of(store.all(SIZE, (long) (shown - 1) * SIZE), clock.instant());
        model.addAttribute("tokens", new Slice<>(rows, total, shown, SIZE));
        return "token/all";
    }

    @PostMapping("/members/tokens/{id}/revoke")
    String revoke(@PathVariable UUID id) {
        tokens.revoke(
                store.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No token " + id)));
        return "redirect:/members/tokens";
    }
}
