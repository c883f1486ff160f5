package dev.vitals.outgoing;

import dev.vitals.outgoing.Calls.NoAnswerException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Posts JSON, signed: see {@code docs/outgoing.md}. */
@Component
class WebhookWay implements Way {

    private static final String ALGORITHM = "HmacSHA256";

    private final Calls calls;
    private final Clock clock;

    WebhookWay(Calls calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    /** What is posted. */
    record Body(
            UUID id,
            String event,
            Instant at,
            String words,
            Report.Finding finding,
            Report.Account account,
            Report.Resource resource) {

        static Body of(Delivery delivery) {
            var report = delivery.report();
            return new Body(
                    delivery.id(),
                    report.event(),
                    report.at(),
                    report.words(),
                    report.finding(),
                    report.account(),
                    report.resource());
        }
    }

    @Override
    public Kind kind() {
        return Kind.WEBHOOK;
    }

    @Override
    public List<Outcome> send(Destination destination, Secrets secrets, List<Delivery> deliveries) {
        return deliveries.stream().map(delivery -> send(secrets, delivery)).toList();
    }

    private Outcome send(Secrets secrets, Delivery delivery) {
        var body = JsonMapper.shared().writeValueAsString(Body.of(delivery));
        var timestamp = String.valueOf(clock.instant().getEpochSecond());
        try {
            return calls.ask(HttpRequest.newBuilder(URI.create(secrets.address()))
                            .header("Content-Type", "application/json")
                            .header("Vitals-Delivery", delivery.id().toString())
                            .header("Vitals-Timestamp", timestamp)
                            .header("Vitals-Signature", "sha256=" + signature(secrets.secret(), timestamp + "." + body))
                            .POST(BodyPublishers.ofString(body)))
                    .outcome(secrets);
        } catch (NoAnswerException none) {
            return none.outcome();
        }
    }

    private static String signature(String secret, String signed) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
