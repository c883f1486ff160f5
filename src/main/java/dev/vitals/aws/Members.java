package dev.vitals.aws;

import dev.vitals.inventory.Reading;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/** The members that the JSON of a configuration may have, from the SDK's own list of fields and from bundle records. */
public final class Members {

    private static final int DEEPEST = 5;
    private static final int MOST = 500;

    private final List<Member> found = new ArrayList<>();

    private Members() {}

    /**
     * One member.
     *
     * @param path names joined by dots; {@code []} stands for each element of a list, braces for each value of a map
     * @param kind in words: "text", "number", "true or false", "time", "list", "map", "object"
     */
    public record Member(String path, String kind) {}

    /** Every member of a configuration class, in the order of its model; the outer ones where there are very many. */
    public static List<Member> of(Class<?> config) {
        var members = new Members();
        members.inside(config, "", 0);
        return List.copyOf(members.found);
    }

    private void inside(Class<?> type, String path, int depth) {
        if (depth > DEEPEST || found.size() >= MOST) {
            return;
        }
        if (SdkPojo.class.isAssignableFrom(type)) {
            fields(SdkJson.builder(type), path, depth);
        } else if (type.isRecord()) {
            for (var component : type.getRecordComponents()) {
                typed(component.getGenericType(), join(path, component.getName()), depth);
            }
        }
    }

    private void typed(Type type, String path, int depth) {
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
            var arguments = generic.getActualTypeArguments();
            var last = arguments[arguments.length - 1];
            if (Reading.class.isAssignableFrom(raw)) {
                typed(last, path, depth);
            } else if (Collection.class.isAssignableFrom(raw)) {
                add(path, "list");
                elements(last, path + "[]", depth);
            } else if (Map.class.isAssignableFrom(raw)) {
                add(path, "map");
                elements(last, path + "{}", depth);
            } else {
                add(path, "text");
            }
        } else if (type instanceof Class<?> plain) {
            add(path, kind(plain));
            inside(plain, path, depth + 1);
        }
    }

    private void elements(Type type, String path, int depth) {
        if (type instanceof Class<?> plain && (plain.isRecord() || SdkPojo.class.isAssignableFrom(plain))) {
            inside(plain, path, depth + 1);
        } else {
            typed(type, path, depth + 1);
        }
    }

    private void fields(SdkPojo model, String path, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        for (SdkField<?> field : model.sdkFields()) {
            if (found.size() >= MOST) {
                return;
            }
            field(field, join(path, field.memberName()), depth);
        }
    }

    private void field(SdkField<?> field, String path, int depth) {
        var type = field.marshallingType();
        add(path, kind(type));
        if (type == MarshallingType.SDK_POJO) {
            fields((SdkPojo) field.constructor().get(), path, depth + 1);
        } else if (type == MarshallingType.LIST) {
            element(field.getTrait(ListTrait.class).memberFieldInfo(), path + "[]", depth);
        } else if (type == MarshallingType.MAP) {
            element(field.getTrait(MapTrait.class).valueFieldInfo(), path + "{}", depth);
        }
    }

    private void element(SdkField<?> element, String path, int depth) {
        if (element.marshallingType() == MarshallingType.SDK_POJO) {
            fields((SdkPojo) element.constructor().get(), path, depth + 1);
        } else {
            field(element, path, depth + 1);
        }
    }

    private void add(String path, String kind) {
        if (found.size() < MOST) {
            found.add(new Member(path, kind));
        }
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String kind(MarshallingType<?> type) {
        if (type == MarshallingType.SDK_POJO || type == MarshallingType.DOCUMENT) {
            return "object";
        } else if (type == MarshallingType.LIST) {
            return "list";
        } else if (type == MarshallingType.MAP) {
            return "map";
        } else if (type == MarshallingType.BOOLEAN) {
            return "true or false";
        } else if (type == MarshallingType.INSTANT) {
            return "time";
        }
        return Number.class.isAssignableFrom(type.getTargetClass()) ? "number" : "text";
    }

    private static String kind(Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        } else if (type == Instant.class) {
            return "time";
        } else if (type.isRecord() || SdkPojo.class.isAssignableFrom(type)) {
            return "object";
        }
        return type.isPrimitive() || Number.class.isAssignableFrom(type) ? "number" : "text";
    }
}
