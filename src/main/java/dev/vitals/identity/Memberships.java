package dev.vitals.identity;

import dev.vitals.audit.AuditLog;
import dev.vitals.page.Organization;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What administrators change about people. Each answers with a sentence where it refuses, and with nothing where it did it. */
@Service
class Memberships {

    static final String LAST =
            "Nobody else is administrator of everything without an end. Make somebody else one first.";

    private final MemberStore members;
    private final CurrentMember current;
    private final AuditLog audit;
    private final Organization organization;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    Memberships(
            MemberStore members,
            CurrentMember current,
            AuditLog audit,
            Organization organization,
            Clock clock,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.members = members;
        this.current = current;
        this.audit = audit;
        this.organization = organization;
        this.clock = clock;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Gives a role.
     *
     * @param until last day of it, in the organization's zone; an auditor's must be given
     */
    String grant(Member member, Role role, @Nullable Long group, @Nullable LocalDate until) {
        var today = organization.dayOf(clock.instant());
        if (role == Role.AUDITOR && until == null) {
            return "An auditor is here for a time: give the last day.";
        }
        if (until != null && until.isBefore(today)) {
            return "The last day lies in the past.";
        }
        var end = until == null
                ? null
                : until.plusDays(1).atStartOfDay(organization.zone()).toInstant();
        transaction.executeWithoutResult(any -> {
            members.grant(member.id(), new NewGrant(role, group, "person", end), by(), clock.instant());
            audit.record(
                    "role.granted",
                    member.name(),
                    null,
                    Map.of("role", role.word(), "group", String.valueOf(group), "until", String.valueOf(until)));
        });
        return "";
    }

    String revoke(UUID id, long grant) {
        return changing(() -> {
            var member = members.find(id, clock.instant()).orElseThrow();
            var given =
                    member.grants().stream().filter(one -> one.id() == grant).findFirst();
            if (given.isEmpty()) {
                return "";
            }
            if (Administrators.isLast(member, given.get(), members)) {
                return LAST;
            }
            members.revoke(grant);
            audit.record("role.revoked", member.name(), given.get().role().word(), null);
            return "";
        });
    }

    String activate(UUID id, boolean active) {
        return changing(() -> {
            var member = members.find(id, clock.instant()).orElseThrow();
            if (!active && Administrators.isLast(member, members)) {
                return LAST;
            }
            members.activate(id, active);
            if (!active) {
                events.publishEvent(new MemberDeactivated(id));
            }
            audit.record(active ? "member.activated" : "member.deactivated", member.name());
            return "";
        });
    }

    private String changing(Supplier<String> change) {
        var refusal = transaction.execute(any -> {
            members.lockAdministrators();
            return change.get();
        });
        return refusal == null ? "" : refusal;
    }

    private String by() {
        return current.get().map(Member::name).orElse("Vitals");
    }
}
