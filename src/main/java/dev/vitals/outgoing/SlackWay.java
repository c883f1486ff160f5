package dev.vitals.outgoing;

import dev.vitals.outgoing.Calls.NoAnswerException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes into a channel, up to twenty findings in one message. Names come from whoever may write to an account: nothing in
 * them becomes a link, mentions anybody or changes how the rest looks.
 */
@Component
class SlackWay implements Way {

    private static final int MOST_OF_A_NAME = 200;
    private static final Pattern MARKS = Pattern.compile("[*_~`]");
    private static final Pattern MENTION = Pattern.compile("@(?=\\w)");
    private static final Pattern LINK = Pattern.compile("(?i)\\b(https?|ftp|mailto)(:(?://)?)");
    private static final Pattern DOMAIN = Pattern.compile("(?<=\\w)\\.(?=\\p{L})");
    /** Stands between two characters without being seen. */
    private static final String GAP = "\u2060";

    private final Calls calls;

    SlackWay(Calls calls) {
        this.calls = calls;
    }

    @Override
    public Kind kind() {
        return Kind.SLACK;
    }

    @Override
    public List<Outcome> send(Destination destination, Secrets secrets, List<Delivery> deliveries) {
        return Collections.nCopies(deliveries.size(), send(secrets, text(deliveries)));
    }

    private Outcome send(Secrets secrets, String text) {
        var message = Map.of(
                "text",
                text,
                "mrkdwn",
                true,
                "link_names",
                false,
                "parse",
                "none",
                "unfurl_links",
                false,
                "unfurl_media",
                false);
        try {
            return calls.ask(HttpRequest.newBuilder(URI.create(secrets.address()))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(message))))
                    .outcome(secrets);
        } catch (NoAnswerException none) {
            return none.outcome();
        }
    }

    static String text(List<Delivery> deliveries) {
        return deliveries.stream().map(SlackWay::line).collect(Collectors.joining("\n"));
    }

    private static String line(Delivery delivery) {
        var report = delivery.report();
        if (report.isTest()) {
            return ":test_tube: *Test* from Vitals. Nothing has happened.";
        }
        return "*%s* (%s) <%s|%s> in %s"
                .formatted(
                        words(report.event()),
                        report.finding().severity(),
                        report.finding().url(),
                        harmless(report.finding().headline()).replace("|", "¦"),
                        harmless(report.account().name()));
    }

    private static String words(String event) {
        return switch (event) {
            case "opened" -> "Opened";
            case "reopened" -> "Fails again";
            case "resolved" -> "Resolved: a scan saw it pass";
            case "gone" -> "Closed: its resource is gone";
            case "accepted" -> "Risk accepted";
            case "false_positive" -> "Called a false positive";
            case "open" -> "Counts as open again";
            case "unknown" -> "Cannot be read any more";
            case "readable" -> "Can be read again";
            default -> "Changed";
        };
    }

    /** Text of strangers: escaped as Slack asks for it, and without what Slack would make something of by itself. */
    static String harmless(String text) {
        var line = PlainText.line(text, MOST_OF_A_NAME);
        var escaped = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        var plain = MARKS.matcher(escaped).replaceAll(mark -> GAP + mark.group() + GAP);
        var unlinked = LINK.matcher(plain).replaceAll("$1" + GAP + "$2");
        var unmentioned = MENTION.matcher(unlinked).replaceAll("@" + GAP);
        return DOMAIN.matcher(unmentioned).replaceAll("." + GAP);
    }
}
