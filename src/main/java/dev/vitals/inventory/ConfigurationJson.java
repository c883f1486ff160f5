package dev.vitals.inventory;

import tools.jackson.databind.JsonNode;

/** How configurations become JSON and come back, which whoever reads AWS knows of its models. */
public interface ConfigurationJson {

    /** The JSON of a configuration. */
    JsonNode write(Object config);

    /**
     * The configuration that was written.
     *
     * @throws UnreadableException when a member of it does not fit
     */
    <T> T read(JsonNode json, Class<T> config);
}
