package dev.vitals.ownrule;

import dev.vitals.aws.SdkJson;
import dev.vitals.inventory.Redaction;
import dev.vitals.inventory.Resource;
import dev.vitals.ownrule.expression.Subject;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A resource as pages show it, without secrets: a rule says of it in a scan what its trial said. The engine comes
 * resource by resource, so the last one is remembered for the next rule.
 */
final class LastShown {

    private record Shown(Resource<?> resource, Subject subject) {}

    private volatile @Nullable Shown last;

    Subject of(Resource<?> resource, Instant now) {
        var shown = last;
        if (shown == null || shown.resource() != resource) {
            shown = new Shown(resource, subject(resource, now));
            last = shown;
        }
        return shown.subject();
    }

    private static Subject subject(Resource<?> resource, Instant now) {
        return new Subject(
                Redaction.of(SdkJson.toJson(resource.config())),
                tags(resource.tags()),
                resource.id(),
                Redaction.text(resource.name()),
                resource.arn(),
                resource.account(),
                resource.region(),
                now);
    }

    private static Map<String, String> tags(Map<String, String> tags) {
        if (tags.isEmpty()) {
            return tags;
        }
        var clean = new TreeMap<String, String>();
        Redaction.of(JsonMapper.shared().valueToTree(tags))
                .properties()
                .forEach(tag -> clean.put(tag.getKey(), tag.getValue().asString()));
        return clean;
    }
}
