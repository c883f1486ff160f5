package dev.vitals.token;

import dev.vitals.identity.CurrentMember;
import dev.vitals.identity.Member;
import dev.vitals.route.OpenTo;
import dev.vitals.route.OpenTo.Whom;
import dev.vitals.route.Right;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells who asks what they may: the first call of whoever writes a script. */
@RestController
class TokenAnswerController {

    /**
     * What the caller may now.
     *
     * @param token visible part of the token; null behind a page's session
     * @param rights that some role gives and the token has
     * @param accounts ids of the accounts on which they count; null for every account
     */
    record Answer(
            String name,
            @Nullable String token,
            List<Right> rights,
            @Nullable List<String> accounts) {}

    private final CurrentMember current;

    TokenAnswerController(CurrentMember current) {
        this.current = current;
    }

    @GetMapping("/api/token")
    @OpenTo(Whom.SIGNED_IN)
    Answer whoAmI() {
        var person = CurrentMember.signedIn().orElseThrow();
        var token = person instanceof TokenPerson by ? by.prefix() : null;
        return current.get()
                .map(member -> new Answer(member.name(), token, rights(member), accounts(member)))
                .orElseGet(() -> new Answer(person.displayName(), token, List.of(), List.of()));
    }

    private static List<Right> rights(Member member) {
        return Arrays.stream(Right.values()).filter(member::may).toList();
    }

    private static @Nullable List<String> accounts(Member member) {
        return member.accounts().map(TreeSet::new).map(List::copyOf).orElse(null);
    }
}
