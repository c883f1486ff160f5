package dev.vitals.api;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns the records of answers into JSON schemas, each under its own name. */
final class Schemas {

    private final SourceDocs docs;
    private final Map<String, Object> named = new TreeMap<>();
    private final Map<String, Type> owners = new TreeMap<>();

    Schemas(SourceDocs docs) {
        this.docs = docs;
    }

    /** All that were asked for, by name. */
    Map<String, Object> all() {
        return named;
    }

    /** The schema of a type, or a reference to it. */
    Map<String, Object> of(Type type) {
        return switch (type) {
            case ParameterizedType list
            when list.getRawType() == List.class -> map("type", "array", "items", of(list.getActualTypeArguments()[0]));
            case ParameterizedType byKey
            when byKey.getRawType() == Map.class ->
                map("type", "object", "additionalProperties", of(byKey.getActualTypeArguments()[1]));
            case ParameterizedType listed when listed.getRawType() == Listed.class -> listed(listed);
            case Class<?> record when record.isRecord() -> reference(record.getSimpleName(), record, null);
            case Class<?> simple -> simple(simple);
            default -> throw new IllegalStateException("An answer holds " + type);
        };
    }

    private Map<String, Object> listed(ParameterizedType listed) {
        var element = (Class<?>) listed.getActualTypeArguments()[0];
        return reference("Listed" + element.getSimpleName(), Listed.class, element);
    }

    private Map<String, Object> reference(String name, Class<?> type, @Nullable Class<?> element) {
        Type owner = element == null ? type : element;
        var other = owners.putIfAbsent(name, owner);
        if (other == null) {
            named.put(name, Map.of());
            named.put(name, object(type, element));
        } else if (other != owner) {
            throw new IllegalStateException("%s and %s would both be %s".formatted(other, owner, name));
        }
        return map("$ref", "#/components/schemas/" + name);
    }

    private Map<String, Object> object(Class<?> type, @Nullable Class<?> element) {
        var doc = docs.of(type);
        var properties = new LinkedHashMap<String, Object>();
        var required = new ArrayList<String>();
        for (RecordComponent component : type.getRecordComponents()) {
            properties.put(component.getName(), member(component, element, doc.param(component.getName())));
            required.add(component.getName());
        }
        return map("type", "object", "description", doc.body(), "properties", properties, "required", required);
    }

    private Map<String, Object> member(RecordComponent component, @Nullable Class<?> element, String description) {
        var type = component.getGenericType();
        var schema = type instanceof ParameterizedType list
                        && list.getActualTypeArguments()[0] instanceof TypeVariable<?>
                        && element != null
                ? map("type", "array", "items", of(element))
                : of(type);
        words(schema, component.getAnnotation(Words.class));
        if (isNullable(component.getAnnotatedType())) {
            schema = nullable(schema);
        }
        if (!description.isEmpty()) {
            schema.put("description", description);
        }
        return schema;
    }

    static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    /** Adds the words that a text has. */
    static void words(Map<String, Object> schema, @Nullable Words words) {
        if (words == null) {
            return;
        }
        if (!words.like().isEmpty()) {
            schema.put("pattern", "^(" + words.like() + ")$");
        } else {
            schema.put("enum", WordList.of(words));
        }
    }

    private static Map<String, Object> nullable(Map<String, Object> schema) {
        if (schema.get("type") instanceof String type) {
            schema.put("type", List.of(type, "null"));
            return schema;
        }
        return schema.isEmpty() ? schema : map("anyOf", List.of(schema, map("type", "null")));
    }

    static Map<String, Object> simple(Class<?> type) {
        if (type == String.class) {
            return map("type", "string");
        }
        if (type == boolean.class || type == Boolean.class) {
            return map("type", "boolean");
        }
        if (type == int.class || type == Integer.class) {
            return map("type", "integer", "format", "int32");
        }
        if (type == long.class || type == Long.class) {
            return map("type", "integer", "format", "int64");
        }
        if (type == BigDecimal.class) {
            return map("type", "number");
        }
        if (type == Instant.class) {
            return map("type", "string", "format", "date-time");
        }
        if (type == LocalDate.class) {
            return map("type", "string", "format", "date");
        }
        if (type == UUID.class) {
            return map("type", "string", "format", "uuid");
        }
        if (type.isEnum()) {
            return map(
                    "type",
                    "string",
                    "enum",
                    Stream.of(type.getEnumConstants()).map(String::valueOf).toList());
        }
        if (type == Object.class) {
            return map();
        }
        throw new IllegalStateException(
                "An answer holds %s, which has no JSON that somebody decided on".formatted(type));
    }

    /** A map that keeps its order, of names and values in turn. */
    static Map<String, Object> map(Object... namesAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            map.put((String) namesAndValues[at], namesAndValues[at + 1]);
        }
        return map;
    }
}
