package dev.vitals.outgoing;

import dev.vitals.outgoing.Delivery.State;
import dev.vitals.seal.Seal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Empties the outbox. An attempt is written down before it begins and after it ended; one that was cut off in between is
 * repeated when its lease is over, with the same delivery id. One that is being sent is held by a connection of its
 * sender, so that neither a clock that jumps nor an answer that takes long has it sent by two. A destination that fails
 * is left alone for a while, longer each time, whatever else waits for it.
 */
@Component
class Courier {

    static final Duration GIVE_UP_AFTER = Duration.ofDays(3);

    private static final Logger log = LoggerFactory.getLogger(Courier.class);
    private static final Duration FIRST_DELAY = Duration.ofMinutes(1);
    private static final Duration LONGEST_DELAY = Duration.ofHours(1);
    private static final int AT_ONCE = 200;

    private final Deliveries deliveries;
    private final DestinationStore destinations;
    private final Map<Kind, Way> ways;
    private final Clock clock;

    Courier(Deliveries deliveries, DestinationStore destinations, List<Way> ways, Clock clock) {
        this.deliveries = deliveries;
        this.destinations = destinations;
        this.ways = ways.stream().collect(Collectors.toMap(Way::kind, Function.identity()));
        this.clock = clock;
    }

    /** Sends what is due, the oldest first. */
    void round() {
        giveUp();
        for (int sent = 0; sent < AT_ONCE; sent++) {
            var claimed = deliveries.claim(clock.instant());
            if (claimed.isEmpty()) {
                return;
            }
            attempt(claimed.get());
        }
    }

    /** Sends one now, if it is due and nobody else is at it. */
    void send(UUID id) {
        deliveries.claim(id, clock.instant()).ifPresent(this::attempt);
    }

    private void giveUp() {
        var now = clock.instant();
        var left =
                deliveries.giveUp(now.minus(GIVE_UP_AFTER), now, "Given up, for it could not be sent within 3 days.");
        if (left > 0) {
            log.error(
                    "{} deliveries could not be sent within 3 days and were given up; see the log on /outgoing/log",
                    left);
        }
    }

    private void attempt(Delivery first) {
        var destination = destinations.find(first.destination()).orElse(null);
        if (destination == null) {
            var gone = new Outcome.Refused(null, "The destination was removed.");
            deliveries.end(first, State.REFUSED, gone, clock.instant(), clock.instant());
            return;
        }
        var together = new ArrayList<>(List.of(first));
        // A test goes by itself, so that what is asked for now does not wait for a hundred others.
        if (!first.report().isTest()) {
            together.addAll(deliveries.more(destination.id(), destination.kind().most() - 1, clock.instant()));
        }
        deliveries.attempt(together, ours -> attempt(destination, ours));
    }

    private void attempt(Destination destination, List<Delivery> together) {
        var outcomes = send(destination, together);
        var now = clock.instant();
        for (int i = 0; i < together.size(); i++) {
            end(together.get(i), outcomes.get(i), now);
        }
        rest(destination, outcomes, now);
    }

    private List<Outcome> send(Destination destination, List<Delivery> together) {
        try {
            var secrets = destinations.secrets(destination.id());
            return ways.get(destination.kind()).send(destination, secrets, together);
        } catch (Seal.BrokenSealException sealed) {
            var why = "Its address and secret cannot be opened: %s. Give them again.".formatted(sealed.getMessage());
            return Collections.nCopies(together.size(), Outcome.Later.because(why));
        } catch (RuntimeException fault) {
            // What a fault says may hold an address with its key.
            log.error(
                    "Sending to {} failed with {}",
                    destination.id(),
                    fault.getClass().getName());
            var why = "Vitals could not send it, by a fault of its own (%s)."
                    .formatted(fault.getClass().getSimpleName());
            return Collections.nCopies(together.size(), Outcome.Later.because(why));
        }
    }

    private void end(Delivery delivery, Outcome outcome, Instant now) {
        switch (outcome) {
            case Outcome.Sent sent -> deliveries.end(delivery, State.SENT, sent, now, now);
            case Outcome.Refused refused -> {
                log.warn("Delivery {} was refused: {}", delivery.id(), refused.answer());
                deliveries.end(delivery, State.REFUSED, refused, now, now);
            }
            case Outcome.Later later -> {
                log.warn("Delivery {} could not be sent yet: {}", delivery.id(), later.answer());
                deliveries.end(delivery, State.WAITING, later, now, now.plus(delay(delivery.attempts(), later)));
            }
        }
    }

    /** Nothing is tried for a while where it did not come through; Slack takes one message a minute. */
    private void rest(Destination destination, List<Outcome> outcomes, Instant now) {
        var failed =
                outcomes.stream().filter(one -> !(one instanceof Outcome.Sent)).findFirst();
        if (failed.isEmpty()) {
            destinations.took(destination.id(), destination.kind() == Kind.SLACK ? now.plus(Deliveries.REST) : now);
        } else if (failed.get() instanceof Outcome.Later later) {
            destinations.failed(
                    destination.id(), later.answer(), now, now.plus(delay(destination.failures() + 1, later)));
        } else {
            destinations.failed(destination.id(), failed.get().answer(), now, now);
        }
    }

    /** A minute, two, four, and so on up to an hour; longer where the other side asks for it. */
    private static Duration delay(int attempts, Outcome.Later later) {
        var minutes = FIRST_DELAY.toMinutes() << Math.clamp(attempts - 1, 0, 10);
        var own = min(Duration.ofMinutes(minutes), LONGEST_DELAY);
        var wished = min(later.after(), Deliveries.LONGEST_DELAY);
        return wished.compareTo(own) > 0 ? wished : own;
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
