package dev.vitals.aws;

import dev.vitals.inventory.Cause;
import io.micrometer.observation.Observation;
import io.micrometer.observation.Observation.Event;
import io.micrometer.observation.ObservationRegistry;
import java.util.Locale;
import java.util.function.Consumer;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;

/**
 * Has each call counted and traced: which service, which operation, how it ended. Never what was asked for or answered,
 * nor AWS's words, which name resources.
 */
final class CallWatch {

    static final String CALL = "vitals.aws.call";

    private static final ExecutionAttribute<Observation> WATCHED = new ExecutionAttribute<>("vitals-watched-call");
    private static final Event SENT = Event.of("sent");
    private static final Event THROTTLED = Event.of("throttled");

    private final String account;
    private final ObservationRegistry observations;

    CallWatch(String account, ObservationRegistry observations) {
        this.account = account;
        this.observations = observations;
    }

    void began(String service, String region, String operation, ExecutionAttributes attributes) {
        var call = Observation.createNotStarted(CALL, observations)
                .contextualName(service + "." + operation)
                .lowCardinalityKeyValue("service", service)
                .highCardinalityKeyValue("operation", operation)
                .highCardinalityKeyValue("account", account)
                .highCardinalityKeyValue("region", region);
        CallTally.watched().ifPresent(call::parentObservation);
        attributes.putAttribute(WATCHED, call.start());
    }

    void sent(ExecutionAttributes attributes) {
        with(attributes, call -> call.event(SENT));
    }

    void throttled(ExecutionAttributes attributes) {
        with(attributes, call -> call.event(THROTTLED));
    }

    void answered(ExecutionAttributes attributes) {
        end("answered", attributes);
    }

    void failed(Cause cause, ExecutionAttributes attributes) {
        end(cause.name().toLowerCase(Locale.ROOT), attributes);
    }

    private static void end(String outcome, ExecutionAttributes attributes) {
        with(attributes, call -> {
            call.lowCardinalityKeyValue("outcome", outcome).stop();
            attributes.putAttribute(WATCHED, null);
        });
    }

    private static void with(ExecutionAttributes attributes, Consumer<Observation> what) {
        var call = attributes.getAttribute(WATCHED);
        if (call != null) {
            what.accept(call);
        }
    }
}
