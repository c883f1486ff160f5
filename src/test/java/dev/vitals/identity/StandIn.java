package dev.vitals.identity;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Stands in for whoever would have signed in, for controllers that are tried without a server. */
public final class StandIn {

    private record Person(UUID member, String method, String displayName) implements SignedIn {}

    private StandIn() {}

    /** Who is behind the request, as controllers ask. */
    public static CurrentMember current(MemberStore members, Clock clock) {
        return new CurrentMember(members, clock);
    }

    /** From now on this member is behind the requests of this thread. */
    public static void signIn(UUID member) {
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                        new Person(member, "test", "somebody"), null, List.of()));
    }

    public static void signOut() {
        SecurityContextHolder.clearContext();
    }
}
