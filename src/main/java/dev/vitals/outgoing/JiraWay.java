package dev.vitals.outgoing;

import dev.vitals.outgoing.Calls.NoAnswerException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Makes one issue for each finding and comments on it. Before it makes one it looks for the one that an attempt which was
 * cut off may have made. That an issue is done closes no finding.
 */
@Component
class JiraWay implements Way {

    private static final int MOST_OF_A_SUMMARY = 250;
    private static final int MOST_OF_A_NAME = 400;
    private static final Pattern MARKUP = Pattern.compile("[\\\\\\[\\]{}!*_^~+|#@?\\-]");
    private static final Pattern LINK = Pattern.compile("(?i)\\b(https?|ftp|mailto|file)(:(?://)?)");
    private static final Pattern DOMAIN = Pattern.compile("(?i)\\bwww\\.");

    private final Jira jira;
    private final Issues issues;
    private final Clock clock;

    JiraWay(Jira jira, Issues issues, Clock clock) {
        this.jira = jira;
        this.issues = issues;
        this.clock = clock;
    }

    @Override
    public Kind kind() {
        return Kind.JIRA;
    }

    @Override
    public List<Outcome> send(Destination destination, Secrets secrets, List<Delivery> deliveries) {
        return deliveries.stream()
                .map(delivery -> send(destination, secrets, delivery))
                .toList();
    }

    private Outcome send(Destination destination, Secrets secrets, Delivery delivery) {
        try {
            return delivery.report().isTest()
                    ? test(destination, secrets, delivery)
                    : tell(destination, secrets, delivery);
        } catch (NoAnswerException none) {
            return none.outcome();
        } catch (Jira.RefusedException refused) {
            return refused.outcome(secrets);
        }
    }

    private Outcome test(Destination destination, Secrets secrets, Delivery delivery)
            throws NoAnswerException, Jira.RefusedException {
        var words = "This is a test from Vitals. Nothing has happened; the issue can be deleted. " + delivery.id();
        var key = jira.create(
                destination, secrets, delivery.report().finding().headline(), words, List.of("vitals-test"));
        return new Outcome.Sent(201, "It made " + key + ".");
    }

    private Outcome tell(Destination destination, Secrets secrets, Delivery delivery)
            throws NoAnswerException, Jira.RefusedException {
        var known = find(destination, secrets, delivery);
        var isOpening = delivery.event().equals("opened") || delivery.event().equals("reopened");
        if (known.isEmpty()) {
            return isOpening
                    ? make(destination, secrets, delivery)
                    : new Outcome.Sent(null, "There is no issue for it, so there was nothing to say.");
        }
        var key = known.get().key();
        if (delivery.event().equals("opened")) {
            return new Outcome.Sent(200, key + " is there for it.");
        }
        var mark = delivery.id().toString();
        if (delivery.attempts() == 1 || !jira.hasComment(destination, secrets, key, mark)) {
            jira.comment(destination, secrets, key, comment(delivery));
        }
        return new Outcome.Sent(201, "It was said on " + key + ".");
    }

    private Optional<Issue> find(Destination destination, Secrets secrets, Delivery delivery)
            throws NoAnswerException, Jira.RefusedException {
        var finding = delivery.report().finding().id();
        var known = issues.find(destination.id(), finding);
        if (known.isPresent()) {
            return known;
        }
        var found = jira.search(destination, secrets, List.of(finding)).stream().findFirst();
        found.ifPresent(issue -> keep(destination, secrets, delivery, issue.key()));
        return found;
    }

    private Outcome make(Destination destination, Secrets secrets, Delivery delivery)
            throws NoAnswerException, Jira.RefusedException {
        var finding = delivery.report().finding();
        var key = jira.create(
                destination,
                secrets,
                PlainText.line(finding.headline(), MOST_OF_A_SUMMARY),
                description(delivery.report()),
                List.of("vitals", Jira.label(finding.id())));
        if (key.isEmpty()) {
            return Outcome.Later.because("It made an issue and did not say which; it is looked for.");
        }
        keep(destination, secrets, delivery, key);
        return new Outcome.Sent(201, "It made " + key + ".");
    }

    private void keep(Destination destination, Secrets secrets, Delivery delivery, String key) {
        var report = delivery.report();
        issues.made(
                destination.id(),
                report.finding().id(),
                report.account().id(),
                key,
                Jira.link(secrets, key),
                clock.instant());
    }

    private static String description(Report report) {
        var finding = report.finding();
        return """
                %s

                Severity: %s
                Rule: %s
                Account: %s (%s)
                Region: %s
                Resource: %s
                Safeguards: %s

                %s

                Vitals closes the finding when a scan sees it pass. That this issue is done does not.""".formatted(
                        harmless(finding.headline()),
                        finding.severity(),
                        harmless(finding.title()),
                        harmless(report.account().name()),
                        report.account().id(),
                        harmless(report.resource().region()),
                        harmless(report.resource().arn()),
                        harmless(String.join(", ", finding.safeguards())),
                        finding.url());
    }

    private static String comment(Delivery delivery) {
        var report = delivery.report();
        var words = switch (report.event()) {
            case "reopened" -> "It fails again.";
            case "resolved" -> "Resolved: a scan saw it pass.";
            case "gone" -> "Closed: its resource is gone.";
            case "accepted" -> "Its risk was accepted in Vitals.";
            case "false_positive" -> "It was called a false positive in Vitals.";
            case "open" -> "It counts as open again.";
            case "unknown" -> "It cannot be read any more. That is no pass.";
            default -> "It can be read again.";
        };
        return words + " " + report.finding().url() + " (" + delivery.id() + ")";
    }

    /** Text of strangers: no markup of Jira, no mention, no link. */
    static String harmless(String text) {
        var line = PlainText.line(text, MOST_OF_A_NAME);
        var unlinked = DOMAIN.matcher(LINK.matcher(line).replaceAll("$1 $2")).replaceAll("www .");
        return MARKUP.matcher(unlinked)
                .replaceAll(mark -> "\\\\" + (mark.group().equals("\\") ? "\\\\" : mark.group()));
    }
}
