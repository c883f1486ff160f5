package dev.vitals.identity;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** The account of Vitals itself as a member like others, and the administrator of the first hour. */
@Service
public class FirstAdministrator {

    private static final String LOCAL = "local";

    private final MemberStore members;
    private final Clock clock;

    public FirstAdministrator(MemberStore members, Clock clock) {
        this.members = members;
        this.clock = clock;
    }

    /** Makes the member where there is none; what administrators made of it later stays. */
    public void ensure(String name) {
        if (members.find(LOCAL, name).isEmpty()) {
            var now = clock.instant();
            var member = members.seen(LOCAL, name, name, "", "{}", now);
            members.grant(member, NewGrant.of(Role.ADMINISTRATOR, null, "person"), "Vitals", now);
        }
    }

    /** The member's id; empty where there is none, and for who was deactivated. */
    public Optional<UUID> active(String name) {
        return members.find(LOCAL, name)
                .filter(id ->
                        members.find(id, clock.instant()).map(Member::active).orElse(false));
    }
}
