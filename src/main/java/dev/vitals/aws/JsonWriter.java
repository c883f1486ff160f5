package dev.vitals.aws;

import dev.vitals.inventory.Reading;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes models, bundle records and what they hold. */
final class JsonWriter {

    static final String UNREADABLE = "$unreadable";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonWriter() {}

    static JsonNode write(@Nullable Object value) {
        return switch (value) {
            case null -> NODES.nullNode();
            case SdkPojo model -> model(model);
            case Reading<?> reading -> reading(reading);
            case String text -> NODES.stringNode(text);
            case Boolean flag -> NODES.booleanNode(flag);
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            case Float number -> NODES.numberNode(number);
            case Double number -> NODES.numberNode(number);
            case java.math.BigDecimal number -> NODES.numberNode(number);
            case Short number -> NODES.numberNode(number);
            case SdkBytes bytes -> NODES.stringNode(Base64.getEncoder().encodeToString(bytes.asByteArray()));
            case Document document -> write(document.unwrap());
            case Map<?, ?> map -> map(map);
            case Collection<?> list -> list(list);
            case Record bundle -> bundle(bundle);
            // Instants and enums print as AWS prints them.
            default -> NODES.stringNode(value.toString());
        };
    }

    private static JsonNode model(SdkPojo model) {
        var object = NODES.objectNode();
        for (SdkField<?> field : model.sdkFields()) {
            var value = field.getValueOrDefault(model);
            if (isReturned(value)) {
                object.set(field.memberName(), write(value));
            }
        }
        return object;
    }

    /** The SDK fills members that were not returned with lists and maps of its own. */
    private static boolean isReturned(@Nullable Object value) {
        return value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap);
    }

    private static JsonNode reading(Reading<?> reading) {
        return switch (reading) {
            case Reading.Known<?> known -> write(known.get());
            case Reading.Absent<?> absent -> NODES.nullNode();
            case Reading.Unreadable<?> unreadable ->
                NODES.objectNode().put(UNREADABLE, unreadable.cause().name()).put("detail", unreadable.detail());
        };
    }

    private static JsonNode list(Collection<?> list) {
        var array = NODES.arrayNode(list.size());
        list.forEach(item -> array.add(write(item)));
        return array;
    }

    private static JsonNode map(Map<?, ?> map) {
        var object = NODES.objectNode();
        map.entrySet().stream()
                .sorted((a, b) -> a.getKey().toString().compareTo(b.getKey().toString()))
                .forEach(entry -> object.set(entry.getKey().toString(), write(entry.getValue())));
        return object;
    }

    private static JsonNode bundle(Record bundle) {
        ObjectNode object = NODES.objectNode();
        Arrays.stream(bundle.getClass().getRecordComponents())
                .forEach(component -> object.set(component.getName(), write(component(bundle, component))));
        return object;
    }

    private static @Nullable Object component(Record bundle, RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(bundle);
        } catch (ReflectiveOperationException closed) {
            throw new IllegalStateException("Cannot read " + component, closed);
        }
    }

    /** Kept here so that both directions agree on how a time is written. */
    static Instant instant(String text) {
        return java.time.OffsetDateTime.parse(text).toInstant();
    }
}
