package dev.vitals.aws;

import dev.vitals.inventory.Cause;
import dev.vitals.inventory.UnreadableException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.Buildable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * AWS SDK models as JSON and back, in the shape that the AWS CLI prints: member names as keys, timestamps in ISO 8601
 * UTC, blobs in base64; members that AWS did not return are left out. Works by each model's own list of fields, so that
 * nobody writes DTOs.
 */
public final class SdkJson {

    static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static final ConcurrentMap<Class<?>, Method> BUILDERS = new ConcurrentHashMap<>();

    private SdkJson() {}

    /** The JSON of a model, a bundle record, or a list or map of them. */
    public static JsonNode toJson(Object value) {
        return JsonWriter.write(value);
    }

    /** What JSON says of a reading that AWS refused; empty for everything else. */
    public static Optional<UnreadableException> unreadable(JsonNode json) {
        var cause = json.path(JsonWriter.UNREADABLE);
        if (json.size() != 2 || !cause.isString() || !json.path("detail").isString()) {
            return Optional.empty();
        }
        var known = Arrays.stream(Cause.values())
                .filter(each -> each.name().equals(cause.stringValue()))
                .findFirst();
        return Optional.of(new UnreadableException(
                known.orElse(Cause.MALFORMED), json.path("detail").stringValue()));
    }

    /**
     * The model that a JSON object describes; members that the model does not know are passed over, as newer services
     * return more than this SDK knows.
     *
     * @throws UnreadableException with {@link Cause#MALFORMED}, naming the member, when a value does not fit
     */
    public static <T extends SdkPojo> T fromJson(JsonNode json, Class<T> model) {
        return model.cast(JsonReader.model(json, builder(model), model.getSimpleName()));
    }

    /**
     * The model or bundle record that was written as JSON.
     *
     * @throws UnreadableException with {@link Cause#MALFORMED}, naming the member, when a value does not fit
     */
    public static <T> T read(JsonNode json, Class<T> type) {
        return type.cast(BundleReader.value(json, type, type.getSimpleName()));
    }

    /** An empty builder of a model. */
    static SdkPojo builder(Class<?> model) {
        try {
            return (SdkPojo)
                    BUILDERS.computeIfAbsent(model, SdkJson::builderMethod).invoke(null);
        } catch (ReflectiveOperationException closed) {
            throw new IllegalStateException("No builder of " + model, closed);
        }
    }

    static Object build(SdkPojo builder) {
        return ((Buildable) builder).build();
    }

    private static Method builderMethod(Class<?> model) {
        try {
            return model.getMethod("builder");
        } catch (NoSuchMethodException missing) {
            throw new IllegalStateException(model + " is no SDK model", missing);
        }
    }
}
