package dev.vitals.room;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON for files that are hashed: indented, lines ended alike everywhere, numbers as they were. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Json() {}

    static byte[] bytes(Object document) {
        return (MAPPER.writeValueAsString(document).replace("\r\n", "\n") + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static JsonNode node(String text) {
        return MAPPER.readTree(text);
    }
}
