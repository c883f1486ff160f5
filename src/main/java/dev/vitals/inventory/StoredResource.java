package dev.vitals.inventory;

import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A resource as it is kept.
 *
 * @param tags a JSON object
 * @param json the configuration, without secrets
 * @param hash of the configuration, what decides whether it changed
 */
public record StoredResource(ResourceKey key, String arn, String name, String tags, String json, ContentHash hash) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /**
     * What is kept of a resource.
     *
     * @param config its configuration as JSON, still with its secrets
     * @param volatileMembers members that make no new version
     */
    public static StoredResource of(Resource<?> resource, JsonNode config, Set<String> volatileMembers) {
        var clean = Redaction.of(config);
        var tags = Redaction.of(MAPPER.valueToTree(new TreeMap<>(resource.tags())));
        return new StoredResource(
                resource.key(),
                resource.arn(),
                Redaction.text(resource.name()),
                tags.toString(),
                clean.toString(),
                ContentHash.of(clean, volatileMembers));
    }
}
