package dev.vitals.rule.policy;

import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Redaction;
import dev.vitals.inventory.UnreadableException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Policy text to {@link PolicyDocument}. Whatever it does not understand is unreadable, never "no statement". */
final class PolicyParser {

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(24).build())
                    .build())
            .build();

    private PolicyParser() {}

    static PolicyDocument parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw malformed("the policy document is empty");
        }
        if (text.contains(Redaction.MASK)) {
            // Read back from what is kept; stars would be taken for wildcards.
            throw malformed("the policy document holds something that was masked as a secret");
        }
        var root = tree(decoded(text.strip()));
        var written = member(root, "Statement");
        if (written == null) {
            throw malformed("the policy document has no Statement");
        }
        var statements = new ArrayList<Statement>();
        for (JsonNode node : each(written)) {
            statements.add(statement(node, statements.size()));
        }
        return new PolicyDocument(statements);
    }

    private static String decoded(String text) {
        if (!text.startsWith("%")) {
            return text;
        }
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            throw malformed("the policy document is not percent-encoded JSON");
        }
    }

    private static JsonNode tree(String json) {
        try {
            var root = JSON.readTree(json);
            if (root != null && root.isObject()) {
                return root;
            }
        } catch (JacksonException notJson) {
            throw malformed("the policy document is not JSON");
        }
        throw malformed("the policy document is not a JSON object");
    }

    private static Statement statement(JsonNode node, int index) {
        if (!node.isObject()) {
            throw malformed("a statement of the policy is not an object");
        }
        var actions = patterns(node, "Action", true);
        if (actions == null) {
            throw malformed("a statement of the policy names no action");
        }
        var resources = patterns(node, "Resource", false);
        var sid = member(node, "Sid");
        return new Statement(
                sid == null ? "" : sid.asString(),
                index,
                allows(node),
                principals(node),
                actions,
                resources == null ? Patterns.EVERYTHING : resources,
                conditions(member(node, "Condition")));
    }

    private static boolean allows(JsonNode node) {
        var effect = member(node, "Effect");
        return switch (effect == null ? "" : effect.asString()) {
            case "Allow" -> true;
            case "Deny" -> false;
            default -> throw malformed("a statement of the policy has no known effect");
        };
    }

    private static @Nullable Patterns patterns(JsonNode node, String name, boolean anyCase) {
        var plain = member(node, name);
        var negated = member(node, "Not" + name);
        if (plain != null) {
            return new Patterns(false, texts(plain), anyCase);
        }
        return negated == null ? null : new Patterns(true, texts(negated), anyCase);
    }

    private static Principals principals(JsonNode node) {
        var plain = member(node, "Principal");
        var negated = member(node, "NotPrincipal");
        if (plain != null) {
            return new Principals(false, principalsByType(plain));
        }
        return negated == null ? Principals.UNNAMED : new Principals(true, principalsByType(negated));
    }

    private static Map<String, List<String>> principalsByType(JsonNode node) {
        if (!node.isObject()) {
            return Map.of("AWS", texts(node));
        }
        var byType = new LinkedHashMap<String, List<String>>();
        for (var type : node.properties()) {
            byType.put(type.getKey(), texts(type.getValue()));
        }
        return byType;
    }

    private static List<Condition> conditions(@Nullable JsonNode block) {
        var conditions = new ArrayList<Condition>();
        if (block == null) {
            return conditions;
        }
        for (var operator : object(block).properties()) {
            for (var key : object(operator.getValue()).properties()) {
                conditions.add(new Condition(operator.getKey(), key.getKey(), texts(key.getValue())));
            }
        }
        return conditions;
    }

    private static JsonNode object(JsonNode node) {
        if (!node.isObject()) {
            throw malformed("a condition of the policy is not an object");
        }
        return node;
    }

    private static List<String> texts(JsonNode node) {
        var texts = new ArrayList<String>();
        for (JsonNode text : each(node)) {
            if (text.isObject() || text.isArray()) {
                throw malformed("the policy document holds an object where a text belongs");
            }
            texts.add(text.asString());
        }
        return texts;
    }

    private static Iterable<JsonNode> each(JsonNode node) {
        return node.isArray() ? node : List.of(node);
    }

    /** Element names: AWS accepts them in any case. */
    private static @Nullable JsonNode member(JsonNode node, String name) {
        for (var property : node.properties()) {
            if (property.getKey().equalsIgnoreCase(name)) {
                return property.getValue();
            }
        }
        return null;
    }

    private static UnreadableException malformed(String detail) {
        return new UnreadableException(Cause.MALFORMED, detail);
    }
}
