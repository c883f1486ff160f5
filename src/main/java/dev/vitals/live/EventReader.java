package dev.vitals.live;

import dev.vitals.live.Heard.Change;
import dev.vitals.live.Heard.Noise;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Understands what EventBridge delivers: CloudTrail's management events and Config's changes, bare or wrapped by SNS. A
 * message is anybody's word; of it come only an account, a service and names.
 */
final class EventReader {

    /** EventBridge's own limit is 256 KB. */
    private static final int LONGEST = 262_144;

    private static final Instant FIRST = Instant.parse("2006-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2999-12-31T00:00:00Z");

    private static final String TRAIL = "AWS API Call via CloudTrail";
    private static final String CONFIG = "Config Configuration Item Change";
    private static final Noise NOT_EVENTBRIDGE = new Noise(true, "The message is no event of EventBridge.");

    private final JsonMapper json;
    private final EventSources sources = new EventSources();

    EventReader(JsonMapper json) {
        this.json = json;
    }

    /** What a message says; never throws for what it holds. */
    Heard read(String body) {
        if (body.length() > LONGEST) {
            return new Noise(true, "The message is longer than any event.");
        }
        try {
            var message = json.readTree(body);
            return event(message.has("Message") ? json.readTree(text(message, "Message")) : message);
        } catch (JacksonException | DateTimeException broken) {
            return NOT_EVENTBRIDGE;
        }
    }

    private Heard event(JsonNode event) {
        if (!text(event, "account").matches("\\d{12}") || text(event, "id").isBlank()) {
            return NOT_EVENTBRIDGE;
        }
        return switch (text(event, "detail-type")) {
            case TRAIL -> call(event, event.path("detail"));
            case CONFIG -> item(event, event.path("detail").path("configurationItem"));
            default -> new Noise(false, "Events of other kinds are not looked at.");
        };
    }

    private Heard call(JsonNode event, JsonNode detail) {
        if (detail.path("readOnly").asBoolean(false)
                || !text(detail, "errorCode").isEmpty()) {
            return new Noise(false, "The call changed nothing.");
        }
        var services = sources.of(text(detail, "eventSource"));
        if (services.isEmpty()) {
            return new Noise(false, "Nothing of this service is read.");
        }
        var names = Mentioned.in(
                detail.path("requestParameters"), detail.path("responseElements"), detail.path("resources"));
        return change(event, services, text(detail, "eventName"), names);
    }

    private Heard item(JsonNode event, JsonNode item) {
        var type = text(item, "resourceType");
        var services = sources.all().stream()
                .filter(type::startsWith)
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
        if (services.isEmpty()) {
            return new Noise(false, "Nothing of this service is read.");
        }
        var names = Mentioned.in(item.path("resourceId"), item.path("resourceName"), item.path("ARN"));
        return change(event, services, type.substring(type.lastIndexOf(':') + 1) + " changed", names);
    }

    private static Change change(JsonNode event, Set<String> services, String name, Set<String> names) {
        return new Change(
                Mentioned.cut(text(event, "id")),
                text(event, "account"),
                Mentioned.cut(text(event, "region")),
                services,
                Mentioned.cut(name),
                time(event),
                names);
    }

    /** There is no event from before there was EventBridge, and the database keeps no year of seven digits. */
    private static Instant time(JsonNode event) {
        var time = Instant.parse(text(event, "time"));
        if (time.isBefore(FIRST) || time.isAfter(LAST)) {
            throw new DateTimeException("no time of an event");
        }
        return time;
    }

    private static String text(JsonNode of, String member) {
        var value = of.path(member);
        return value.isString() ? value.asString() : "";
    }
}
