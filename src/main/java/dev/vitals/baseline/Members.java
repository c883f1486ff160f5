package dev.vitals.baseline;

import dev.vitals.inventory.Cause;
import dev.vitals.inventory.UnreadableException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * A stored configuration, looked at member by member. As with a {@code Reading}, there is no way past a member that AWS
 * would not tell: whoever steps on it meets an {@link UnreadableException} with its cause.
 */
record Members(JsonNode json) {

    private static final String UNREADABLE = "$unreadable";

    /** The member at the end of a path such as {@code status.IsLogging}; empty members where it is not set. */
    Members at(String path) {
        var node = json;
        for (String name : path.isEmpty() ? new String[0] : path.split("\\.")) {
            node = told(node.path(name));
        }
        return new Members(node);
    }

    boolean isSet() {
        return !json.isNull() && !json.isMissingNode();
    }

    boolean isTrue(String path) {
        return at(path).json.asBoolean(false);
    }

    /** A text, number or flag as text; empty where it is not set. */
    Optional<String> text(String path) {
        var node = at(path).json;
        return node.isValueNode() && !node.isNull() ? Optional.of(node.asString()) : Optional.empty();
    }

    Optional<Double> number(String path) {
        return text(path).map(text -> {
            try {
                return Double.valueOf(text);
            } catch (NumberFormatException other) {
                throw new UnreadableException(Cause.MALFORMED, "%s is '%s', not a number".formatted(path, text));
            }
        });
    }

    /** The items of a list, the one item where a document writes it without brackets; none where it is not set. */
    Stream<Members> items(String path) {
        var node = at(path).json;
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false).map(item -> new Members(told(item)));
        }
        return node.isNull() || node.isMissingNode() ? Stream.empty() : Stream.of(new Members(node));
    }

    List<String> texts(String path) {
        return items(path).map(item -> item.json.asString("")).toList();
    }

    /** A JSON document that is kept as text, percent-encoded as IAM returns it or plain; empty where it is not set. */
    Members document(String path) {
        var text = text(path).orElse("");
        if (text.isEmpty()) {
            return new Members(MissingNode.getInstance());
        }
        try {
            var plain = text.startsWith("%") ? URLDecoder.decode(text, StandardCharsets.UTF_8) : text;
            return new Members(JsonMapper.shared().readTree(plain));
        } catch (JacksonException | IllegalArgumentException broken) {
            throw new UnreadableException(Cause.MALFORMED, path + " is no JSON document");
        }
    }

    private static JsonNode told(JsonNode node) {
        if (node.has(UNREADABLE)) {
            throw new UnreadableException(
                    Cause.valueOf(node.get(UNREADABLE).asString()),
                    node.path("detail").asString(""));
        }
        return node;
    }
}
