package dev.vitals.outgoing;

import dev.vitals.api.ApiPaths;
import dev.vitals.api.Listed;
import dev.vitals.api.Paging;
import dev.vitals.api.Words;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which other systems are told of findings, and everything that was sent. Nothing secret is in it. */
@RestController
@Needs(Right.SETTINGS)
class OutgoingApi {

    private final DestinationStore store;
    private final DeliveryList log;

    OutgoingApi(DestinationStore store, DeliveryList log) {
        this.store = store;
        this.log = log;
    }

    /**
     * A system that is told of findings.
     *
     * @param place scheme, host and port of its address, or a region
     * @param group number of the group of accounts that it is told of; null for every account
     * @param severity what is less grave is not told
     * @param events what it is told
     * @param active whether anything is sent there now
     * @param trouble what the last attempt came to, where it failed; else empty
     * @param troubleSince since when nothing comes through; null where it does
     */
    record DestinationItem(
            UUID id,
            String name,

            @Words({"webhook", "slack", "jira", "securityhub", "siem-http", "siem-syslog"})
            String kind,

            String place,
            @Nullable Long group,
            @Words({"critical", "high", "medium", "low"}) String severity,
            List<String> events,
            boolean active,
            String trouble,
            @Nullable Instant troubleSince) {

        static DestinationItem of(Destination destination) {
            return new DestinationItem(
                    destination.id(),
                    destination.name(),
                    destination.kind().word(),
                    destination.place(),
                    destination.group(),
                    destination.leastSeverity(),
                    destination.happenings().stream().map(Happening::word).toList(),
                    destination.active(),
                    destination.trouble(),
                    destination.troubleSince());
        }
    }

    /**
     * Something that was sent, or is to be.
     *
     * @param id the same in every attempt
     * @param destination name of where it goes
     * @param finding its number; null for a test
     * @param event what happened to it
     * @param attempts how often it was tried
     * @param endedAt null while it waits
     * @param status what the other side answered last, where it speaks HTTP; else null
     * @param answer what it said, at most a few hundred characters
     */
    record DeliveryItem(
            UUID id,
            String destination,
            @Nullable Long finding,
            String event,
            String headline,
            Instant madeAt,
            @Words(of = Delivery.State.class) String state,
            int attempts,
            @Nullable Instant endedAt,
            @Nullable Integer status,
            String answer) {

        static DeliveryItem of(Delivery delivery) {
            return new DeliveryItem(
                    delivery.id(),
                    delivery.destinationName(),
                    delivery.finding(),
                    delivery.event(),
                    delivery.headline(),
                    delivery.madeAt(),
                    delivery.state().word(),
                    delivery.attempts(),
                    delivery.endedAt(),
                    delivery.status(),
                    delivery.answer());
        }
    }

    /**
     * What of the log is asked for.
     *
     * @param state how far it came; none for anything
     * @param destination id of where it goes; none for anywhere
     */
    record LogQuestion(
            @Words(of = Delivery.State.class) @Nullable String state,
            @Nullable String destination) {}

    /** Systems that are told of findings. */
    @GetMapping(ApiPaths.V1 + "/outgoing")
    Listed<DestinationItem> destinations() {
        return Listed.whole(store.all().stream().map(DestinationItem::of).toList());
    }

    /** Everything that was sent to them or waits, the newest first, by the page. */
    @GetMapping(ApiPaths.V1 + "/outgoing/log")
    Listed<DeliveryItem> log(LogQuestion question, Paging paging) {
        var filter = new DeliveryList.Filter(question.state(), question.destination());
        return Listed.of(log.page(filter, paging.page(), paging.size()), paging, DeliveryItem::of);
    }
}
