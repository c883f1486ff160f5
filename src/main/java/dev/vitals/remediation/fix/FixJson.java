package dev.vitals.remediation.fix;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The small documents that fixes compare. */
final class FixJson {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private FixJson() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ObjectNode of(String name, @Nullable String value) {
        return object().put(name, value);
    }

    static ObjectNode of(String name, boolean value) {
        return object().put(name, value);
    }

    /**
     * A switch as AWS returned it.
     *
     * @throws FixRefusedException where AWS did not return it: that is not "off"
     */
    static ObjectNode returned(String name, @Nullable Boolean value) {
        if (value == null) {
            throw new FixRefusedException("AWS did not say how %s stands, so nothing was changed.".formatted(name));
        }
        return of(name, value.booleanValue());
    }

    static ObjectNode of(String name, List<String> values) {
        var object = object();
        var list = object.putArray(name);
        values.stream().sorted().forEach(list::add);
        return object;
    }

    static List<String> texts(JsonNode object, String name) {
        return object.path(name).valueStream().map(JsonNode::asString).toList();
    }

    /** The same object with one member changed. */
    static ObjectNode with(JsonNode object, String name, boolean value) {
        return ((ObjectNode) object.deepCopy()).put(name, value);
    }
}
