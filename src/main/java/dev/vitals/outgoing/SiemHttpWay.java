package dev.vitals.outgoing;

import dev.vitals.outgoing.Calls.NoAnswerException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Posts compliance findings of OCSF to a SIEM. */
@Component
class SiemHttpWay implements Way {

    private final Calls calls;

    SiemHttpWay(Calls calls) {
        this.calls = calls;
    }

    @Override
    public Kind kind() {
        return Kind.SIEM_HTTP;
    }

    @Override
    public List<Outcome> send(Destination destination, Secrets secrets, List<Delivery> deliveries) {
        return deliveries.stream().map(delivery -> send(secrets, delivery)).toList();
    }

    private Outcome send(Secrets secrets, Delivery delivery) {
        var request = HttpRequest.newBuilder(URI.create(secrets.address()))
                .header("Content-Type", "application/json")
                .header("Vitals-Delivery", delivery.id().toString())
                .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(OcsfEvent.of(delivery))));
        if (!secrets.secret().isEmpty()) {
            request.header("Authorization", "Bearer " + secrets.secret());
        }
        try {
            return calls.ask(request).outcome(secrets);
        } catch (NoAnswerException none) {
            return none.outcome();
        }
    }
}
