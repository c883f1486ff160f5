package dev.vitals.outgoing;

import dev.vitals.identity.Member;
import dev.vitals.route.Right;
import dev.vitals.triage.OtherWork;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Shows whoever looks after destinations those that do not take what is sent to them. */
@Component
@Order(41)
class DestinationWork implements OtherWork {

    private final DestinationStore destinations;

    DestinationWork(DestinationStore destinations) {
        this.destinations = destinations;
    }

    @Override
    public String heading() {
        return "Destinations that take nothing";
    }

    @Override
    public List<Waiting> of(Member who) {
        return who.may(Right.SETTINGS)
                ? destinations.all().stream()
                        .filter(each -> each.active() && each.failures() > 0)
                        .map(each -> new Waiting(
                                "/outgoing/" + each.id(),
                                "%s: %s".formatted(each.name(), each.trouble()),
                                each.place(),
                                null,
                                true))
                        .toList()
                : List.of();
    }
}
