package dev.vitals.identity;

import dev.vitals.audit.AuditLog;
import dev.vitals.identity.ClaimRoles.Decision;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** People as a provider pushes them: there before they first sign in, and out in the moment in which it says so. */
@Service
public class Provisioning {

    /** What a provider asked for and Vitals will not do; the message is a sentence for whoever runs the provider. */
    public static final class RefusedException extends RuntimeException {
        RefusedException(String sentence) {
            super(sentence);
        }
    }

    static final String SCIM = "scim";

    private final MemberStore members;
    private final ClaimRoles roles;
    private final AuditLog audit;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    public Provisioning(
            MemberStore members,
            ClaimRoles roles,
            AuditLog audit,
            Clock clock,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.members = members;
        this.roles = roles;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * The member of this issuer and subject: who has signed in already, or a new one. Within the caller's transaction,
     * in which administrators are locked before the member, as everywhere: in two orders, two would wait for each other.
     */
    public UUID admit(String issuer, String subject, String name, String mail) {
        members.lockAdministrators();
        return members.provisioned(issuer, subject, name, mail, clock.instant());
    }

    /** Gives a member what the provider calls them now; locks as {@link #admit} does. */
    public void rename(UUID member, String subject, String name, String mail) {
        members.lockAdministrators();
        members.rename(member, subject, name, mail);
    }

    /**
     * Lets somebody in, or ends everything that they hold.
     *
     * @throws RefusedException for the last administrator, and for whom a person had put out
     */
    public void activate(UUID id, boolean active) {
        transaction.executeWithoutResult(any -> {
            members.lockAdministrators();
            var member = members.find(id, clock.instant()).orElseThrow();
            if (member.active() != active) {
                change(member, active);
            }
        });
    }

    private void change(Member member, boolean active) {
        if (active && !members.isDeactivatedByScim(member.id())) {
            throw new RefusedException(
                    "%s was deactivated in Vitals by a person, and only a person can let them in again."
                            .formatted(member.name()));
        }
        if (!active && Administrators.isLast(member, members)) {
            throw new RefusedException(Memberships.LAST);
        }
        members.activate(member.id(), active, SCIM);
        if (!active) {
            events.publishEvent(new MemberDeactivated(member.id()));
        }
        audit.record(active ? "member.activated" : "member.deactivated", member.name());
    }

    /**
     * Gives and takes the roles that the table gives for these claims. What the same provider had said at a sign-in is
     * older news and goes with it; what a person gave stays.
     *
     * @param values every claim with all of its values
     * @throws RefusedException where nobody would be administrator any more
     */
    public void follow(UUID id, Map<String, List<String>> values) {
        transaction.executeWithoutResult(any -> {
            members.lockAdministrators();
            var member = find(id);
            var claims = new Claims(member.issuer(), member.subject(), member.name(), member.mail(), values);
            switch (roles.decide(claims)) {
                // No row is about these claims any more: what rows gave for them goes. A sign-in's claims are others.
                case Decision.Silent silent ->
                    takeAway(member, grant -> grant.origin().equals(SCIM));
                case Decision.Nothing nothing -> takeAway(member, grant -> true);
                case Decision.Given(ClaimRole row) -> {
                    give(member, row);
                    takeAway(member, grant -> !isOf(grant, row));
                }
            }
        });
    }

    /** Takes away whatever the provider gave: it no longer knows them. */
    public void forget(UUID id) {
        transaction.executeWithoutResult(any -> {
            members.lockAdministrators();
            takeAway(find(id), grant -> true);
        });
    }

    private void give(Member member, ClaimRole row) {
        if (member.grants().stream().noneMatch(grant -> grant.origin().equals(SCIM) && isOf(grant, row))) {
            var by = row.claim() + "=" + row.value();
            members.grant(member.id(), NewGrant.of(row.role(), row.group(), SCIM), by, clock.instant());
            audit.record("role.granted", member.name(), null, row.role().word());
        }
    }

    /** Of what no person gave, the grants that are meant. */
    private void takeAway(Member member, Predicate<Grant> which) {
        for (Grant grant : member.grants()) {
            if (grant.origin().equals("person") || !which.test(grant)) {
                continue;
            }
            // Read again: of two grants that make them administrator one may be gone since.
            if (Administrators.isLast(find(member.id()), grant, members)) {
                throw new RefusedException(Memberships.LAST);
            }
            members.revoke(grant.id());
            audit.record("role.revoked", member.name(), grant.role().word(), null);
        }
    }

    private Member find(UUID id) {
        return members.find(id, clock.instant()).orElseThrow();
    }

    private static boolean isOf(Grant grant, ClaimRole row) {
        return grant.role() == row.role() && Objects.equals(grant.group(), row.group());
    }
}
