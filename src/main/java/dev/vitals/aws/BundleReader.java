package dev.vitals.aws;

import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.UnreadableException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import tools.jackson.databind.JsonNode;

/** Reads bundle records back, by their components: the way back from what {@link JsonWriter} wrote. */
final class BundleReader {

    private BundleReader() {}

    static @Nullable Object value(@Nullable JsonNode node, Type type, String path) {
        if (type instanceof ParameterizedType made) {
            return generic(node, made, path);
        }
        if (node == null || node.isNull()) {
            return null;
        }
        var plain = (Class<?>) type;
        if (SdkPojo.class.isAssignableFrom(plain)) {
            return JsonReader.model(node, SdkJson.builder(plain), path);
        }
        return plain.isRecord() ? bundle(node, plain, path) : scalar(node, plain, path);
    }

    private static Object bundle(JsonNode node, Class<?> type, String path) {
        var components = type.getRecordComponents();
        var values = Stream.of(components)
                .map(component -> component(node, component, path))
                .toArray();
        try {
            var constructor = type.getDeclaredConstructor(
                    Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException | IllegalArgumentException odd) {
            throw malformed(path, "a " + type.getSimpleName());
        }
    }

    private static @Nullable Object component(JsonNode bundle, RecordComponent component, String path) {
        var inner = path + "." + component.getName();
        if (bundle.has(component.getName())) {
            return value(bundle.get(component.getName()), component.getGenericType(), inner);
        }
        // Kept before the bundle had this part: nobody asked then, which is not the same as "not set".
        if (component.getType() == Reading.class) {
            return Reading.unreadable(Cause.UNSUPPORTED, component.getName() + " was not asked for at that time");
        }
        throw malformed(inner, "there");
    }

    private static @Nullable Object generic(@Nullable JsonNode node, ParameterizedType type, String path) {
        var raw = (Class<?>) type.getRawType();
        var inner = type.getActualTypeArguments();
        if (raw == Reading.class) {
            return reading(node, inner[0], path);
        }
        if (raw == Optional.class) {
            return Optional.ofNullable(value(node, inner[0], path));
        }
        if (node == null || node.isNull()) {
            return null;
        }
        if (raw == List.class) {
            return items(node, inner[0], path);
        }
        if (raw == Set.class) {
            return new LinkedHashSet<>(items(node, inner[0], path));
        }
        if (raw == Map.class) {
            return entries(node, inner, path);
        }
        throw malformed(path, "something that Vitals knows");
    }

    private static Reading<?> reading(@Nullable JsonNode node, Type type, String path) {
        if (node == null || node.isNull()) {
            return Reading.absent();
        }
        var cause = node.isObject() ? node.get(JsonWriter.UNREADABLE) : null;
        return cause == null
                ? Reading.ofNullable(value(node, type, path))
                : Reading.unreadable(
                        Cause.valueOf(cause.asString()), node.path("detail").asString(""));
    }

    private static List<@Nullable Object> items(JsonNode node, Type type, String path) {
        if (!node.isArray()) {
            throw malformed(path, "a list");
        }
        var items = new ArrayList<@Nullable Object>();
        for (int at = 0; at < node.size(); at++) {
            items.add(value(node.get(at), type, path + "[" + at + "]"));
        }
        return items;
    }

    private static Map<Object, @Nullable Object> entries(JsonNode node, Type[] types, String path) {
        if (!node.isObject() || !(types[0] instanceof Class<?> key)) {
            throw malformed(path, "an object");
        }
        var entries = new LinkedHashMap<Object, @Nullable Object>();
        node.properties()
                .forEach(entry -> entries.put(
                        key == String.class ? entry.getKey() : text(entry.getKey(), key, path),
                        value(entry.getValue(), types[1], path + "." + entry.getKey())));
        return entries;
    }

    private static Object scalar(JsonNode node, Class<?> type, String path) {
        if (type == String.class) {
            return node.isContainer() ? node.toString() : node.asString();
        }
        if (type == boolean.class || type == Boolean.class) {
            return node.asBoolean();
        }
        if (type == int.class || type == Integer.class) {
            return node.asInt();
        }
        if (type == long.class || type == Long.class) {
            return node.asLong();
        }
        if (type == double.class || type == Double.class) {
            return node.asDouble();
        }
        return text(node.asString(), type, path);
    }

    private static Object text(String text, Class<?> type, String path) {
        try {
            if (type == Instant.class) {
                return JsonWriter.instant(text);
            }
            if (type.isEnum()) {
                return Stream.of(type.getEnumConstants())
                        .filter(constant -> constant.toString().equals(text))
                        .findFirst()
                        .orElseThrow(() -> malformed(path, "something that Vitals knows"));
            }
        } catch (DateTimeException odd) {
            throw malformed(path, "a time");
        }
        throw malformed(path, "something that Vitals knows");
    }

    private static UnreadableException malformed(String path, String expected) {
        return new UnreadableException(Cause.MALFORMED, path + " is not " + expected);
    }
}
