package dev.vitals.api;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Holds JSON against its schema. */
final class Validation {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private Validation() {}

    /** What is wrong with a document by the schema that the OpenAPI Initiative publishes for 3.1. */
    static List<String> ofOpenApi(String document) throws IOException {
        try (var schema = Validation.class.getResourceAsStream("/openapi-3.1-schema.json")) {
            return errors(new String(schema.readAllBytes(), StandardCharsets.UTF_8), document);
        }
    }

    /** What is wrong with a schema by the schema of schemas. */
    static List<String> ofSchema(String schema) {
        return errors("{\"$ref\": \"https://json-schema.org/draft/2020-12/schema\"}", schema);
    }

    /** What is wrong with an answer; members that the description leaves out are wrong too. */
    static List<String> ofAnswer(JsonNode document, String reference, String answer) {
        var components = document.path("components").deepCopy();
        components.path("schemas").forEach(schema -> ((ObjectNode) schema).put("additionalProperties", false));
        var schema = JsonMapper.shared().createObjectNode().put("$ref", reference);
        schema.set("components", components);
        return errors(schema.toString(), answer);
    }

    private static List<String> errors(String schema, String json) {
        return REGISTRY.getSchema(schema).validate(json, InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }
}
