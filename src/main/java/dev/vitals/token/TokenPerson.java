package dev.vitals.token;

import dev.vitals.audit.Actor;
import dev.vitals.identity.Limit;
import dev.vitals.identity.SignedIn;
import java.util.Optional;
import java.util.UUID;

/** The person behind a call with a token: themselves in the audit log, with less than they may. */
record TokenPerson(UUID member, String displayName, UUID token, String prefix, Limit scope) implements SignedIn {

    @Override
    public String method() {
        return "token";
    }

    @Override
    public Optional<Limit> limit() {
        return Optional.of(scope);
    }

    @Override
    public Actor actor(String address) {
        return new Actor(displayName, method() + " " + prefix, address);
    }
}
