package dev.vitals.identity;

import dev.vitals.audit.AuditLog;
import dev.vitals.page.Organization;
import dev.vitals.page.Period;
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
     * @param from first day whose evidence an auditor sees; null with {@code to} for every day
     */
    String grant(
            Member member,
            Role role,
            @Nullable Long group,
            @Nullable LocalDate until,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {
        var refusal = refusal(role, until, from, to);
        if (!refusal.isEmpty()) {
            return refusal;
        }
        var period = from == null || to == null ? null : new Period(from, to);
        var end = until == null
                ? null
                : until.plusDays(1).atStartOfDay(organization.zone()).toInstant();
        return changing(() -> {
            if (role == Role.ADMINISTRATOR && group == null && end != null && isLast(member.id())) {
                return LAST;
            }
            members.grant(member.id(), new NewGrant(role, group, "person", end, period), by(), clock.instant());
            audit.record(
                    "role.granted",
                    member.name(),
                    null,
                    Map.of(
                            "role",
                            role.word(),
                            "group",
                            String.valueOf(group),
                            "until",
                            String.valueOf(until),
                            "evidence",
                            period == null ? "every day" : period.from() + " to " + period.to()));
            return "";
        });
    }

    /** Whether an end for what a person gave them would leave nobody who is administrator for good. */
    private boolean isLast(UUID id) {
        var member = members.find(id, clock.instant()).orElseThrow();
        return member.grants().stream()
                .filter(grant -> grant.origin().equals("person"))
                .anyMatch(grant -> Administrators.isLast(member, grant, members));
    }

    private String refusal(Role role, @Nullable LocalDate until, @Nullable LocalDate from, @Nullable LocalDate to) {
        if (role == Role.AUDITOR && until == null) {
            return "An auditor is here for a time: give the last day.";
        }
        if (until != null && until.isBefore(organization.dayOf(clock.instant()))) {
            return "The last day lies in the past.";
        }
        if (role != Role.AUDITOR && (from != null || to != null)) {
            return "Only an auditor's evidence is limited to a period.";
        }
        if ((from == null) != (to == null)) {
            return "A period has a first and a last day: give both, or neither.";
        }
        return from != null && to.isBefore(from) ? "The period ends before it begins." : "";
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
