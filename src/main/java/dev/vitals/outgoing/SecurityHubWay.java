package dev.vitals.outgoing;

import dev.vitals.aws.CannotConnectException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.ImportFindingsError;
import software.amazon.awssdk.services.securityhub.model.InvalidInputException;

/**
 * Imports findings into Security Hub, a hundred a call, by a role of the destination's own or by the connection of each
 * account. Security Hub holds how a finding stands and no history: it is told how it stands when it is told.
 */
@Component
class SecurityHubWay implements Way {

    private static final int MOST_WORDS = 200;

    private final HubSession sessions;
    private final Standing standing;
    private final Clock clock;

    SecurityHubWay(HubSession sessions, Standing standing, Clock clock) {
        this.sessions = sessions;
        this.standing = standing;
        this.clock = clock;
    }

    @Override
    public Kind kind() {
        return Kind.SECURITY_HUB;
    }

    @Override
    public List<Outcome> send(Destination destination, Secrets secrets, List<Delivery> deliveries) {
        var outcomes = new LinkedHashMap<Delivery, Outcome>();
        deliveries.stream()
                .collect(Collectors.groupingBy(delivery -> sessions.account(destination, delivery)))
                .forEach((account, together) -> outcomes.putAll(send(destination, secrets, account, together)));
        return deliveries.stream()
                .map(outcomes::get)
                .map(Objects::requireNonNull)
                .toList();
    }

    private Map<Delivery, Outcome> send(
            Destination destination, Secrets secrets, String account, List<Delivery> together) {
        try {
            var session = sessions.open(destination, secrets.address(), account);
            var now = standing.of(together);
            var findings = together.stream()
                    .map(delivery -> Asff.of(
                            session.place(),
                            now.getOrDefault(delivery.id(), delivery.report()),
                            delivery,
                            clock.instant()))
                    .toList();
            var answer =
                    session.client(SecurityHubClient.class).batchImportFindings(request -> request.findings(findings));
            var failed = answer.failedFindings().stream()
                    .collect(Collectors.toMap(ImportFindingsError::id, error -> error, (one, other) -> one));
            var outcomes = new LinkedHashMap<Delivery, Outcome>();
            for (int i = 0; i < together.size(); i++) {
                var error = failed.get(findings.get(i).id());
                outcomes.put(together.get(i), error == null ? new Outcome.Sent(200, "Imported.") : refused(error));
            }
            return outcomes;
        } catch (NoHubException refused) {
            return each(together, new Outcome.Refused(null, String.valueOf(refused.getMessage())));
        } catch (CannotConnectException closed) {
            return each(together, Outcome.Later.because(PlainText.line(String.valueOf(closed.getMessage()), 300)));
        } catch (InvalidInputException wrong) {
            return each(together, new Outcome.Refused(wrong.statusCode(), said(wrong)));
        } catch (SdkException failure) {
            return each(together, Outcome.Later.because("Security Hub did not take it: " + said(failure)));
        }
    }

    private static Outcome refused(ImportFindingsError error) {
        return new Outcome.Refused(
                null,
                "Security Hub refused it: %s %s"
                        .formatted(
                                error.errorCode(), PlainText.line(String.valueOf(error.errorMessage()), MOST_WORDS)));
    }

    private static Map<Delivery, Outcome> each(List<Delivery> together, Outcome outcome) {
        var outcomes = new LinkedHashMap<Delivery, Outcome>();
        together.forEach(delivery -> outcomes.put(delivery, outcome));
        return outcomes;
    }

    private static String said(SdkException failure) {
        return PlainText.line(String.valueOf(failure.getMessage()), MOST_WORDS);
    }
}
