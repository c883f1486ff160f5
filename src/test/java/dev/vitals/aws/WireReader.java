package dev.vitals.aws;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads what a request asks for into the SDK's own model of it. */
final class WireReader {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private WireReader() {}

    static AwsRequest model(WireRequest request, WireRoutes.Match match) {
        var type = match.operation().request();
        var builder = SdkJson.builder(type);
        var members = switch (match.operation().protocol()) {
            case EC2, QUERY -> form(builder, "", request.query());
            case JSON -> named(builder, SdkJson.MAPPER.readTree(request.body()));
            case CBOR -> named(builder, WireCbor.read(request.body()));
            case REST_JSON, REST_XML -> placed(builder, request, match.path());
        };
        return SdkJson.fromJson(members, type);
    }

    private static ObjectNode form(SdkPojo model, String prefix, Map<String, List<String>> sent) {
        var object = NODES.objectNode();
        for (SdkField<?> field : model.sdkFields()) {
            form(field, prefix + field.locationName(), sent).ifPresent(value -> object.set(field.memberName(), value));
        }
        return object;
    }

    private static Optional<JsonNode> form(SdkField<?> field, String name, Map<String, List<String>> sent) {
        var type = field.marshallingType();
        if (sent.keySet().stream().noneMatch(key -> key.equals(name) || key.startsWith(name + "."))) {
            return Optional.empty();
        }
        if (type == MarshallingType.SDK_POJO) {
            return Optional.of(form(field.constructor().get(), name + ".", sent));
        }
        if (type != MarshallingType.LIST) {
            return Optional.of(scalar(field, sent.get(name).getFirst()));
        }
        var list = field.getTrait(ListTrait.class);
        var isFlat = sent.keySet().stream().anyMatch(key -> key.equals(name + ".1") || key.startsWith(name + ".1."));
        var each = Optional.ofNullable(list.memberLocationName()).orElse("member");
        var within = isFlat ? name + "." : name + "." + each + ".";
        var items = NODES.arrayNode();
        for (int at = 1; ; at++) {
            var item = form(list.memberFieldInfo(), within + at, sent);
            if (item.isEmpty()) {
                return Optional.of(items);
            }
            items.add(item.get());
        }
    }

    private static JsonNode scalar(SdkField<?> field, String text) {
        return Number.class.isAssignableFrom(field.marshallingType().getTargetClass())
                ? NODES.numberNode(new java.math.BigDecimal(text))
                : NODES.stringNode(text);
    }

    private static ObjectNode placed(SdkPojo model, WireRequest request, Map<String, String> path) {
        var object = NODES.objectNode();
        var body = request.body().length > 0 && request.body()[0] == '{'
                ? named(model, SdkJson.MAPPER.readTree(request.body()))
                : NODES.objectNode();
        for (SdkField<?> field : model.sdkFields()) {
            var name = field.locationName();
            Optional<JsonNode> value = switch (field.location()) {
                case PATH, GREEDY_PATH -> Optional.ofNullable(path.get(name)).map(NODES::stringNode);
                case QUERY_PARAM ->
                    Optional.ofNullable(request.query().get(name)).map(sent -> many(field, sent));
                case HEADER -> request.header(name).map(text -> scalar(field, text));
                default -> Optional.ofNullable(body.get(field.memberName()));
            };
            value.ifPresent(known -> object.set(field.memberName(), known));
        }
        return object;
    }

    private static JsonNode many(SdkField<?> field, List<String> sent) {
        if (field.marshallingType() != MarshallingType.LIST) {
            return scalar(field, sent.getFirst());
        }
        var items = NODES.arrayNode();
        sent.forEach(text -> items.add(scalar(field.getTrait(ListTrait.class).memberFieldInfo(), text)));
        return items;
    }

    /** Members of the body under the names that they have in the SDK. */
    private static ObjectNode named(SdkPojo model, JsonNode body) {
        var object = NODES.objectNode();
        for (SdkField<?> field : model.sdkFields()) {
            var node = body.get(field.locationName());
            if (node != null && field.location() == MarshallLocation.PAYLOAD) {
                object.set(field.memberName(), named(field, node));
            }
        }
        return object;
    }

    private static JsonNode named(SdkField<?> field, JsonNode node) {
        var type = field.marshallingType();
        if (type == MarshallingType.SDK_POJO) {
            return named(field.constructor().get(), node);
        } else if (type == MarshallingType.LIST) {
            var items = NODES.arrayNode();
            var member = field.getTrait(ListTrait.class).memberFieldInfo();
            node.forEach(item -> items.add(named((SdkField<?>) member, item)));
            return items;
        } else if (type == MarshallingType.MAP) {
            var entries = NODES.objectNode();
            var member = (SdkField<?>) field.getTrait(MapTrait.class).valueFieldInfo();
            Function<JsonNode, JsonNode> value = item -> named(member, item);
            node.properties().forEach(entry -> entries.set(entry.getKey(), value.apply(entry.getValue())));
            return entries;
        }
        return node;
    }
}
