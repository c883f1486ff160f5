package dev.vitals.support;

import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Reading;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkPojo;

/** Configurations of which AWS said nothing: models with no member set, bundles with every reading refused. */
public final class Blank {

    private Blank() {}

    /** A configuration of the class without one known member beside names and ids. */
    public static <T> T of(Class<T> type) {
        return type.cast(value(type));
    }

    private static Object value(Class<?> type) {
        try {
            if (SdkPojo.class.isAssignableFrom(type)) {
                return model(type);
            }
            if (type.isRecord()) {
                return record(type);
            }
            return plain(type);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("No blank " + type, impossible);
        }
    }

    private static Object model(Class<?> type) throws ReflectiveOperationException {
        Object builder = type.getMethod("builder").invoke(null);
        Method build = software.amazon.awssdk.utils.builder.SdkBuilder.class.getMethod("build");
        return build.invoke(builder);
    }

    private static Object record(Class<?> type) throws ReflectiveOperationException {
        var components = type.getRecordComponents();
        var types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        var values = Stream.of(types).map(Blank::value).toArray();
        var constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor.newInstance(values);
    }

    private static Object plain(Class<?> type) {
        if (type == Reading.class) {
            return Reading.unreadable(Cause.DENIED, "the call was refused");
        }
        if (type == String.class) {
            return "blank";
        }
        if (type == Instant.class) {
            return Inventories.READ_AT;
        }
        if (type == boolean.class || type == Boolean.class) {
            return false;
        }
        if (type == int.class || type == Integer.class) {
            return 0;
        }
        if (type == long.class || type == Long.class) {
            return 0L;
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        return collection(type);
    }

    private static Object collection(Class<?> type) {
        if (type == List.class) {
            return List.of();
        }
        if (type == Set.class) {
            return Set.of();
        }
        if (type == Map.class) {
            return Map.of();
        }
        if (type == Optional.class) {
            return Optional.empty();
        }
        throw new IllegalStateException("A bundle holds a " + type.getName() + ": teach Blank what a blank one is");
    }
}
