package dev.vitals.outgoing;

import dev.vitals.audit.AuditLog;
import dev.vitals.identity.CurrentMember;
import dev.vitals.identity.Member;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What administrators do to destinations, each with an entry in the audit log that holds nothing secret. */
@Service
class DestinationDesk {

    private final DestinationStore store;
    private final Deliveries deliveries;
    private final Courier courier;
    private final EventRound events;
    private final CurrentMember current;
    private final AuditLog audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    DestinationDesk(
            DestinationStore store,
            Deliveries deliveries,
            Courier courier,
            EventRound events,
            CurrentMember current,
            AuditLog audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.deliveries = deliveries;
        this.courier = courier;
        this.events = events;
        this.current = current;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Keeps a form that is in order, as a new destination or in the place of one. */
    UUID keep(DestinationForm form, Kind kind, @Nullable Destination before) {
        var kept = before == null ? null : store.secrets(before.id());
        var address = DestinationForm.given(form.address());
        var secret = DestinationForm.given(form.secret());
        var secrets = new Secrets(
                address.isEmpty() && kept != null ? kept.address() : address,
                secret.isEmpty() && kept != null ? kept.secret() : secret);
        var after = destination(form, kind, before, address.isEmpty());
        transaction.executeWithoutResult(any -> {
            store.keep(after, secrets);
            audit.record(
                    before == null ? "destination.added" : "destination.changed",
                    after.name(),
                    before == null ? null : shown(before, false),
                    shown(after, !address.isEmpty() || !secret.isEmpty()));
        });
        return after.id();
    }

    private Destination destination(
            DestinationForm form, Kind kind, @Nullable Destination before, boolean isAddressKept) {
        var now = clock.instant();
        return new Destination(
                before == null ? UUID.randomUUID() : before.id(),
                DestinationForm.given(form.name()),
                kind,
                before != null && isAddressKept ? before.place() : form.place(kind),
                form.settings(kind),
                form.group(),
                DestinationForm.given(form.severity()),
                Happening.of(form.chosen()),
                before == null || before.active(),
                before == null ? me() : before.madeBy(),
                before == null ? now : before.madeAt(),
                0,
                now,
                "",
                null);
    }

    void turn(Destination destination, boolean active) {
        transaction.executeWithoutResult(any -> {
            store.turn(destination.id(), active);
            audit.record(active ? "destination.resumed" : "destination.paused", destination.name());
        });
    }

    void remove(Destination destination) {
        transaction.executeWithoutResult(any -> {
            store.remove(destination.id(), clock.instant());
            audit.record("destination.removed", destination.name(), shown(destination, false), null);
        });
    }

    /** Sends a test now. */
    UUID test(Destination destination) {
        var report = Report.test(events.url("/outgoing"), clock.instant());
        var id = transaction.execute(any -> {
            audit.record("destination.tested", destination.name());
            return deliveries.test(destination, report, clock.instant());
        });
        courier.send(Objects.requireNonNull(id));
        return id;
    }

    /** Has one that was refused or given up sent again, under the same id, now. */
    void again(UUID delivery) {
        if (deliveries.again(delivery, clock.instant())) {
            audit.record("delivery.sent-again", delivery.toString());
            courier.send(delivery);
        }
    }

    /** Has everything sent again that a destination refused. */
    void allAgain(Destination destination) {
        var again = deliveries.allAgain(destination.id(), clock.instant());
        if (again > 0) {
            audit.record("delivery.all-sent-again", destination.name(), null, Map.of("deliveries", again));
        }
    }

    private static Map<String, Object> shown(Destination destination, boolean isNewSecret) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("kind", destination.kind().word());
        shown.put("place", destination.place());
        shown.put("group", destination.group() == null ? "every account" : destination.group());
        shown.put("least", destination.leastSeverity());
        shown.put("told", destination.happeningWords());
        shown.putAll(destination.settings());
        if (isNewSecret) {
            shown.put("addressOrSecret", "given");
        }
        return shown;
    }

    private String me() {
        return current.get().map(Member::name).orElse("Vitals");
    }
}
