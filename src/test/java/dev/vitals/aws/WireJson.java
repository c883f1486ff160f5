package dev.vitals.aws;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes a model as the services that speak JSON do: names and times of the wire. */
final class WireJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** How times are written where a field does not say. */
    private final TimestampFormatTrait.Format usual;

    WireJson(TimestampFormatTrait.Format usual) {
        this.usual = usual;
    }

    ObjectNode object(SdkPojo model) {
        var object = NODES.objectNode();
        for (SdkField<?> field : model.sdkFields()) {
            var value = field.getValueOrDefault(model);
            if (field.location() == MarshallLocation.PAYLOAD && isSet(value)) {
                object.set(field.locationName(), node(field, value));
            }
        }
        return object;
    }

    static boolean isSet(Object value) {
        return value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap);
    }

    private JsonNode node(SdkField<?> field, Object value) {
        var type = field.marshallingType();
        if (type == MarshallingType.SDK_POJO) {
            return object((SdkPojo) value);
        } else if (type == MarshallingType.LIST) {
            var member = (SdkField<?>) field.getTrait(ListTrait.class).memberFieldInfo();
            var items = NODES.arrayNode();
            ((Collection<?>) value).forEach(item -> items.add(node(member, item)));
            return items;
        } else if (type == MarshallingType.MAP) {
            var member = (SdkField<?>) field.getTrait(MapTrait.class).valueFieldInfo();
            var entries = NODES.objectNode();
            ((Map<?, ?>) value).forEach((key, entry) -> entries.set(key.toString(), node(member, entry)));
            return entries;
        } else if (value instanceof Instant time) {
            return time(field, time);
        }
        return JsonWriter.write(value);
    }

    private JsonNode time(SdkField<?> field, Instant time) {
        var format = field.getOptionalTrait(TimestampFormatTrait.class)
                .map(TimestampFormatTrait::format)
                .orElse(usual);
        return switch (format) {
            case UNIX_TIMESTAMP -> NODES.numberNode(new java.math.BigDecimal(time.toEpochMilli()).movePointLeft(3));
            case UNIX_TIMESTAMP_MILLIS -> NODES.numberNode(time.toEpochMilli());
            case RFC_822 -> NODES.stringNode(http(time));
            default -> NODES.stringNode(time.toString());
        };
    }

    /** A time as headers have it. */
    static String http(Instant time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
    }
}
