package dev.vitals.identity;

import dev.vitals.audit.Actor;
import dev.vitals.audit.AuditLog;
import dev.vitals.identity.ClaimRoles.Decision;
import dev.vitals.identity.SignInRefused.Why;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What happens when a provider sends somebody: they become a member, and have the role that its claims give. */
@Service
public class Arrivals {

    /** Somebody whom an administrator, or the provider by SCIM, has deactivated. */
    public static final class DeactivatedException extends RuntimeException {
        DeactivatedException(String name) {
            super("%s was deactivated here".formatted(name));
        }
    }

    static final String PROVIDER = "provider";
    private static final Logger log = LoggerFactory.getLogger(Arrivals.class);

    private final MemberStore members;
    private final ClaimRoles roles;
    private final AuditLog audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Arrivals(
            MemberStore members,
            ClaimRoles roles,
            AuditLog audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.members = members;
        this.roles = roles;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Takes in whom a provider vouches for.
     *
     * @return the member's id
     * @throws DeactivatedException for who may not enter any more
     * @throws SignInRefused where the name by which the provider knows them cannot be kept as it is
     */
    public UUID arrive(Claims claims) {
        if (!claims.namesSomebody()) {
            throw new SignInRefused(
                    Why.ANSWER,
                    "%s: the name by which it knows people is empty, too long or holds control characters"
                            .formatted(claims.issuer()));
        }
        return transaction.execute(any -> {
            // Before the member's row: whoever puts somebody out locks in this order too.
            members.lockAdministrators();
            var now = clock.instant();
            var id = members.seen(
                    claims.issuer(),
                    claims.subject(),
                    claims.name(),
                    claims.mail(),
                    JsonMapper.shared().writeValueAsString(claims.values()),
                    now);
            var member = members.find(id, now).orElseThrow();
            if (!member.active()) {
                throw new DeactivatedException(claims.name());
            }
            follow(member, roles.decide(claims));
            return id;
        });
    }

    private void follow(Member member, Decision decision) {
        var given = member.grants().stream()
                .filter(grant -> grant.origin().equals(PROVIDER))
                .toList();
        switch (decision) {
            case Decision.Silent silent -> {}
            case Decision.Nothing nothing -> takeAway(member, given);
            case Decision.Given(ClaimRole row) -> {
                takeAway(
                        member,
                        given.stream().filter(grant -> !isOf(grant, row)).toList());
                if (given.stream().noneMatch(grant -> isOf(grant, row))) {
                    members.grant(
                            member.id(),
                            NewGrant.of(row.role(), row.group(), PROVIDER),
                            row.claim() + "=" + row.value(),
                            clock.instant());
                    audit.record(
                            Actor.SYSTEM,
                            "role.granted",
                            member.name(),
                            null,
                            row.role().word(),
                            "");
                }
            }
        }
    }

    /** The last administrator stays one, whatever a provider says: else nobody could put the table right. */
    private void takeAway(Member member, List<Grant> grants) {
        for (Grant grant : grants) {
            if (Administrators.isLast(member, grant, members)) {
                log.warn(
                        "The provider gives {} no role, but nobody else is administrator: the role stays", member.id());
                continue;
            }
            members.revoke(grant.id());
            audit.record(
                    Actor.SYSTEM, "role.revoked", member.name(), grant.role().word(), null, "");
        }
    }

    private static boolean isOf(Grant grant, ClaimRole row) {
        return grant.role() == row.role() && java.util.Objects.equals(grant.group(), row.group());
    }
}
