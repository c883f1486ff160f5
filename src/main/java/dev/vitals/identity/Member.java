package dev.vitals.identity;

import dev.vitals.page.Period;
import dev.vitals.route.Right;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may enter.
 *
 * @param issuer who vouches for them: a provider's own identifier, or {@code local}
 * @param subject what that provider calls them; with the issuer the key, never the mail address
 * @param grants those that hold now
 * @param counting the rights that count, of those the grants give: all of them but behind a token
 */
public record Member(
        UUID id,
        String issuer,
        String subject,
        String name,
        String mail,
        boolean active,
        Instant createdAt,
        @Nullable Instant lastSeenAt,
        List<Grant> grants,
        Set<Right> counting) {

    public Member {
        grants = List.copyOf(grants);
        counting = Set.copyOf(counting);
    }

    /** Somebody as they are themselves. */
    public Member(
            UUID id,
            String issuer,
            String subject,
            String name,
            String mail,
            boolean active,
            Instant createdAt,
            @Nullable Instant lastSeenAt,
            List<Grant> grants) {
        this(id, issuer, subject, name, mail, active, createdAt, lastSeenAt, grants, EnumSet.allOf(Right.class));
    }

    /** The same person with less: never more than they have now. */
    Member within(Limit limit) {
        var left = grants.stream().flatMap(grant -> limit.of(grant).stream()).toList();
        return new Member(id, issuer, subject, name, mail, active, createdAt, lastSeenAt, left, limit.rights());
    }

    /** Whether some role gives the right, on whatever accounts. */
    public boolean may(Right right) {
        return active && counting.contains(right) && grants.stream().anyMatch(grant -> grant.gives(right));
    }

    /** Whether some role gives the right on this account. */
    public boolean may(Right right, String account) {
        return active && counting.contains(right) && grants.stream().anyMatch(grant -> grant.gives(right, account));
    }

    public boolean has(Role role) {
        return active && grants.stream().anyMatch(grant -> grant.role() == role);
    }

    /** Whether they may see every account. */
    public boolean seesEverything() {
        return grants.stream().anyMatch(Grant::isForEverything);
    }

    /** The accounts that they may see; empty for every account. Who may see none has a set of nothing. */
    public Optional<Set<String>> accounts() {
        if (seesEverything()) {
            return Optional.empty();
        }
        var accounts = new TreeSet<String>();
        grants.forEach(grant -> accounts.addAll(grant.accounts()));
        return Optional.of(accounts);
    }

    /** Whether they are here as an auditor and nothing else: every read is then logged. */
    public boolean isOnlyAuditor() {
        return has(Role.AUDITOR) && grants.stream().allMatch(grant -> grant.role() == Role.AUDITOR);
    }

    /** The days whose evidence they may see; empty for every day. Only who is here as an auditor alone is limited. */
    public Optional<Period> period() {
        if (!isOnlyAuditor() || grants.stream().anyMatch(grant -> grant.period() == null)) {
            return Optional.empty();
        }
        return grants.stream().map(Grant::period).reduce(Period::with);
    }
}
