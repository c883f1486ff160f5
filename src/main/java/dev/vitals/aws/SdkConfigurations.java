package dev.vitals.aws;

import dev.vitals.inventory.ConfigurationJson;
import tools.jackson.databind.JsonNode;

/** How AWS SDK models and bundles of them become JSON and come back. */
public final class SdkConfigurations implements ConfigurationJson {

    @Override
    public JsonNode write(Object config) {
        return SdkJson.toJson(config);
    }

    @Override
    public <T> T read(JsonNode json, Class<T> config) {
        return SdkJson.read(json, config);
    }
}
