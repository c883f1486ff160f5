package dev.vitals.dashboard;

import dev.vitals.attestation.Attestations;
import dev.vitals.identity.Member;
import dev.vitals.page.Organization;
import dev.vitals.route.Right;
import dev.vitals.triage.OtherWork;
import java.time.Clock;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Shows whoever attests what will lapse within a month: the safeguard that rests on it is not met afterwards. */
@Component
@Order(30)
class ReviewWork implements OtherWork {

    private static final int DAYS = 30;

    private final Attestations attestations;
    private final Organization organization;
    private final Clock clock;

    ReviewWork(Attestations attestations, Organization organization, Clock clock) {
        this.attestations = attestations;
        this.organization = organization;
        this.clock = clock;
    }

    @Override
    public String heading() {
        return "Attestations that lapse within 30 days";
    }

    @Override
    public List<Waiting> of(Member who) {
        return who.may(Right.ATTEST)
                ? attestations.lapsing(organization.dayOf(clock.instant()), DAYS).stream()
                        .map(each -> new Waiting(
                                "/attestations/" + each.id(),
                                each.isRenewed() ? each.title() + " (renewed, waits for a signature)" : each.title(),
                                each.owner(),
                                each.reviewDue(),
                                false))
                        .toList()
                : List.of();
    }
}
