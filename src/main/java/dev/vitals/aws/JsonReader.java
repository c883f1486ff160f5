package dev.vitals.aws;

import dev.vitals.inventory.Cause;
import dev.vitals.inventory.UnreadableException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import tools.jackson.databind.JsonNode;

/** Reads models from JSON by their own list of fields. */
final class JsonReader {

    private JsonReader() {}

    static Object model(JsonNode json, SdkPojo builder, String path) {
        if (!json.isObject()) {
            throw malformed(path, "an object");
        }
        for (SdkField<?> field : builder.sdkFields()) {
            var node = json.get(field.memberName());
            if (node != null && !node.isNull()) {
                field.set(builder, value(node, field, path + "." + field.memberName()));
            }
        }
        return SdkJson.build(builder);
    }

    private static Object value(JsonNode node, SdkField<?> field, String path) {
        var type = field.marshallingType();
        if (type == MarshallingType.SDK_POJO) {
            return model(node, nested(field), path);
        }
        if (type == MarshallingType.LIST) {
            return list(node, field, path);
        }
        if (type == MarshallingType.MAP) {
            return map(node, field, path);
        }
        return scalar(node, type, path);
    }

    private static SdkPojo nested(SdkField<?> field) {
        Supplier<SdkPojo> constructor = field.constructor();
        return constructor.get();
    }

    private static Object list(JsonNode node, SdkField<?> field, String path) {
        if (!node.isArray()) {
            throw malformed(path, "a list");
        }
        var member = field.getTrait(ListTrait.class).memberFieldInfo();
        var items = new ArrayList<>();
        for (int at = 0; at < node.size(); at++) {
            items.add(value(node.get(at), member, path + "[" + at + "]"));
        }
        return items;
    }

    private static Object map(JsonNode node, SdkField<?> field, String path) {
        if (!node.isObject()) {
            throw malformed(path, "an object");
        }
        var member = field.getTrait(MapTrait.class).valueFieldInfo();
        var entries = new LinkedHashMap<String, Object>();
        node.properties()
                .forEach(entry ->
                        entries.put(entry.getKey(), value(entry.getValue(), member, path + "." + entry.getKey())));
        return entries;
    }

    private static Object scalar(JsonNode node, MarshallingType<?> type, String path) {
        try {
            if (type == MarshallingType.STRING) {
                return text(node, path);
            } else if (type == MarshallingType.BOOLEAN) {
                return node.isString() ? parsed(node, path) : flag(node, path);
            } else if (type == MarshallingType.INTEGER) {
                return number(node, path).intValue();
            } else if (type == MarshallingType.LONG) {
                return number(node, path).longValue();
            } else if (type == MarshallingType.SHORT) {
                return number(node, path).shortValue();
            } else if (type == MarshallingType.FLOAT) {
                return number(node, path).floatValue();
            } else if (type == MarshallingType.DOUBLE) {
                return number(node, path).doubleValue();
            } else if (type == MarshallingType.BIG_DECIMAL) {
                return new java.math.BigDecimal(number(node, path).toString());
            } else if (type == MarshallingType.INSTANT) {
                return time(node, path);
            } else if (type == MarshallingType.SDK_BYTES) {
                return SdkBytes.fromByteArray(Base64.getDecoder().decode(text(node, path)));
            } else if (type == MarshallingType.DOCUMENT) {
                return Document.fromString(node.toString());
            }
        } catch (DateTimeException | IllegalArgumentException odd) {
            throw malformed(path, "a " + type.getTargetClass().getSimpleName());
        }
        throw malformed(path, "something that Vitals knows");
    }

    private static String text(JsonNode node, String path) {
        if (node.isArray()) {
            throw malformed(path, "a text");
        }
        // The AWS CLI prints policy documents as objects where the API returns their text.
        return node.isObject() ? node.toString() : node.asString();
    }

    private static boolean flag(JsonNode node, String path) {
        if (!node.isBoolean()) {
            throw malformed(path, "true or false");
        }
        return node.booleanValue();
    }

    private static boolean parsed(JsonNode node, String path) {
        return switch (node.asString().toLowerCase(java.util.Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw malformed(path, "true or false");
        };
    }

    private static Number number(JsonNode node, String path) {
        if (!node.isNumber()) {
            throw malformed(path, "a number");
        }
        return node.numberValue();
    }

    /** ISO 8601, or seconds since 1970 as version 1 of the AWS CLI prints them. */
    private static Instant time(JsonNode node, String path) {
        return node.isNumber()
                ? Instant.ofEpochMilli(Math.round(node.doubleValue() * 1000))
                : JsonWriter.instant(text(node, path));
    }

    private static UnreadableException malformed(String path, String expected) {
        return new UnreadableException(Cause.MALFORMED, path + " is not " + expected);
    }
}
