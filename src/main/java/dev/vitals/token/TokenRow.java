package dev.vitals.token;

import java.time.Instant;
import java.util.List;

/** A token in a list. */
record TokenRow(ApiToken token, ApiToken.State state, List<RightChoice> rights) {

    static List<TokenRow> of(List<ApiToken> tokens, Instant now) {
        return tokens.stream()
                .map(token -> new TokenRow(
                        token, token.state(now), RightChoice.of(token.limit().rights())))
                .toList();
    }

    /** Such as "Read, Export". */
    public String words() {
        return String.join(", ", rights.stream().map(RightChoice::words).toList());
    }

    /** Whether there is something to revoke. */
    public boolean isRevocable() {
        return state == ApiToken.State.ACTIVE || state == ApiToken.State.EXPIRES_SOON;
    }
}
