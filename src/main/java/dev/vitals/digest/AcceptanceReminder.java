package dev.vitals.digest;

import dev.vitals.digest.AcceptanceFacts.Accepted;
import dev.vitals.digest.Reminding.To;
import dev.vitals.identity.Member;
import dev.vitals.identity.MemberStore;
import dev.vitals.identity.Role;
import dev.vitals.page.Organization;
import dev.vitals.route.Right;
import dev.vitals.triage.AcceptanceExpired;
import dev.vitals.triage.AcceptanceLapsing;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Tells who asked for an acceptance and who approved it that it is about to lapse, and that it has ended. Where neither is
 * here any more, or sees its accounts, the compliance officers who do are told: somebody answers for it.
 */
@Component
public class AcceptanceReminder {

    private final AcceptanceFacts facts;
    private final AcceptanceWriter writer;
    private final MemberStore members;
    private final Reminding reminding;
    private final Organization organization;
    private final Clock clock;

    AcceptanceReminder(
            AcceptanceFacts facts,
            AcceptanceWriter writer,
            MemberStore members,
            Reminding reminding,
            Organization organization,
            Clock clock) {
        this.facts = facts;
        this.writer = writer;
        this.members = members;
        this.reminding = reminding;
        this.organization = organization;
        this.clock = clock;
    }

    /** Fourteen days before its last one. */
    @ApplicationModuleListener
    public void on(AcceptanceLapsing event) {
        facts.of(event.acceptance())
                .ifPresent(accepted -> tell(
                        accepted,
                        "acceptance lapsing %d %s".formatted(accepted.id(), event.until()),
                        to -> writer.lapsing(
                                accepted, event.until(), organization.dayOf(clock.instant()), event.findings(), to)));
    }

    /** On the day after its last one. */
    @ApplicationModuleListener
    public void on(AcceptanceExpired event) {
        facts.of(event.acceptance())
                .ifPresent(accepted -> tell(
                        accepted,
                        "acceptance expired %d %s".formatted(accepted.id(), event.until()),
                        to -> writer.expired(accepted, event.until(), to)));
    }

    private void tell(Accepted accepted, String about, Function<To, Letter> letter) {
        readers(accepted).forEach(reader -> reminding.once(reader, about, why(reader, accepted), letter));
    }

    private List<Member> readers(Accepted accepted) {
        var answering = Stream.of(find(accepted.askedBy()), find(accepted.approvedBy()))
                .flatMap(Optional::stream)
                .filter(member -> sees(member, accepted))
                .toList();
        return answering.isEmpty()
                ? members.all(clock.instant()).stream()
                        .filter(member -> member.has(Role.COMPLIANCE_OFFICER) && sees(member, accepted))
                        .toList()
                : answering;
    }

    private Optional<Member> find(@Nullable UUID member) {
        return member == null ? Optional.empty() : members.find(member, clock.instant());
    }

    private static boolean sees(Member member, Accepted accepted) {
        return accepted.accounts().stream().allMatch(account -> member.may(Right.READ, account));
    }

    private static String why(Member reader, Accepted accepted) {
        if (reader.id().equals(accepted.askedBy())) {
            return "You get this because you asked for it.";
        }
        return reader.id().equals(accepted.approvedBy())
                ? "You get this because you approved it."
                : "You get this as a compliance officer, because neither who asked for it nor who approved it sees these accounts any more.";
    }
}
