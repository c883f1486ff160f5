package dev.vitals.digest;

import dev.vitals.attestation.Attestations;
import dev.vitals.attestation.Lapsing;
import dev.vitals.digest.Letter.Section;
import dev.vitals.digest.Reminding.To;
import dev.vitals.identity.Member;
import dev.vitals.identity.MemberStore;
import dev.vitals.identity.Role;
import dev.vitals.page.Organization;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reminds owners of attestations before they lapse: thirty days, fourteen and three before, once each. Who owns it stands
 * there as a name; where nobody here has that name or address, the compliance officers are reminded.
 */
@Component
class ReminderRound {

    private static final Logger log = LoggerFactory.getLogger(ReminderRound.class);
    private static final List<Integer> DAYS_BEFORE = List.of(3, 14, 30);
    private static final int FIRST = 30;

    private final Attestations attestations;
    private final MemberStore members;
    private final Reminding reminding;
    private final Organization organization;
    private final Links links;
    private final Clock clock;

    ReminderRound(
            Attestations attestations,
            MemberStore members,
            Reminding reminding,
            Organization organization,
            Links links,
            Clock clock) {
        this.attestations = attestations;
        this.members = members;
        this.reminding = reminding;
        this.organization = organization;
        this.links = links;
        this.clock = clock;
    }

    void round() {
        var now = clock.instant();
        var today = organization.dayOf(now);
        var soon = attestations.lapsing(today, FIRST);
        if (soon.isEmpty()) {
            return;
        }
        var people = members.all(now).stream()
                .filter(member -> member.active() && !member.grants().isEmpty())
                .toList();
        for (Lapsing each : soon) {
            try {
                owners(each, people).forEach(owner -> remind(owner, each, today));
            } catch (RuntimeException failure) {
                log.error("Nobody could be reminded of attestation {}", each.id(), failure);
            }
        }
    }

    private void remind(Member owner, Lapsing each, LocalDate today) {
        reminding.once(owner, about(each, today), why(owner, each), to -> letter(each, today, to));
    }

    /** The nearest of the three marks that is not past: who comes late is reminded once, and not three times. */
    private static String about(Lapsing each, LocalDate today) {
        var left = ChronoUnit.DAYS.between(today, each.reviewDue());
        var mark = DAYS_BEFORE.stream().filter(days -> left <= days).findFirst().orElseThrow();
        return "attestation %d %s %d".formatted(each.id(), each.reviewDue(), mark);
    }

    private static List<Member> owners(Lapsing each, List<Member> people) {
        return Stream.<Optional<Member>>of(
                        named(each.owner(), people, Member::mail), named(each.owner(), people, Member::name))
                .flatMap(Optional::stream)
                .findFirst()
                .map(List::of)
                .orElseGet(() -> people.stream()
                        .filter(member -> member.has(Role.COMPLIANCE_OFFICER))
                        .toList());
    }

    /** The only one of that name; of two of the same name neither is meant for sure. */
    private static Optional<Member> named(String owner, List<Member> people, Function<Member, String> name) {
        var found = people.stream()
                .filter(member ->
                        !name.apply(member).isBlank() && name.apply(member).equalsIgnoreCase(owner.strip()))
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private Letter letter(Lapsing each, LocalDate today, To to) {
        var left = ChronoUnit.DAYS.between(today, each.reviewDue());
        var title = CleanText.line(each.title(), 80);
        var when = left == 0 ? "today" : left == 1 ? "tomorrow" : "in " + left + " days";
        var line = new Letter.Line(
                "due",
                "%s, by %s".formatted(title, DigestLines.day(each.reviewDue())),
                "%s, answered for by %s"
                        .formatted(String.join(", ", each.citations()), CleanText.line(each.owner(), 80)),
                links.to("/attestations/" + each.id()));
        var letter = new Letter(
                "%s lapses %s".formatted(title, when),
                "",
                List.of(lead(each)),
                List.of(new Section("To be looked at again", "plain", List.of(line), "", null)),
                List.of(),
                links.to("/attestations"),
                to.why(),
                links.to("/me/digest"),
                links.to("/unsubscribe/reminders/" + to.choice().token()));
        return to.discreet() ? Discreet.of(letter) : letter;
    }

    private static String lead(Lapsing each) {
        var met = each.citations().size() == 1
                ? "the safeguard that rests on it no longer counts as met"
                : "the %d safeguards that rest on it no longer count as met"
                        .formatted(each.citations().size());
        return "From the day after, %s. %s"
                .formatted(
                        met,
                        each.isRenewed()
                                ? "A newer version waits for somebody else to sign it off."
                                : "Look at it again, record a new version, and have somebody else sign it off.");
    }

    private static String why(Member reader, Lapsing each) {
        var owner = each.owner().strip();
        return owner.equalsIgnoreCase(reader.name()) || owner.equalsIgnoreCase(reader.mail())
                ? "You get this because you answer for it."
                : "You get this as a compliance officer, because nobody here is known as “%s”, who answers for it."
                        .formatted(CleanText.line(owner, 80));
    }
}
