package dev.vitals.digest;

import dev.vitals.identity.MemberDeactivated;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who may not enter any more gets no mail either, not even one that waits already. */
@Component
class Leavers {

    private final Outbox outbox;
    private final Clock clock;

    Leavers(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    @EventListener
    void on(MemberDeactivated left) {
        outbox.stop(left.member(), clock.instant(), "Not sent: the person was deactivated meanwhile.");
    }
}
