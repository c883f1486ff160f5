package dev.vitals.identity;

import java.util.Optional;
import java.util.UUID;

/** What every way of signing in leaves behind: the principal of the session or request, whoever vouched for it. */
public interface SignedIn extends Acting {

    /** The member, whose roles are read anew for every request. */
    UUID member();

    /** How their provider will name them when it says that this session is over; empty where it says no such thing. */
    default String knownAs() {
        return "";
    }

    /** What of the member's roles counts here; empty for all of it, which is so for everything but tokens. */
    default Optional<Limit> limit() {
        return Optional.empty();
    }
}
