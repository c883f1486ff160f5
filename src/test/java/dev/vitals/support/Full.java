package dev.vitals.support;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * SDK models in which every member is set: one element in each list, one entry in each map, no further page. Other turns
 * of the same model say something else: the other truth value, another word of those that the service knows, other numbers.
 */
public final class Full {

    private static final int DEEPEST = 6;
    private static final long[] NUMBERS = {1, 0, 400};
    private static final Set<String> PAGES = Set.of(
            "nexttoken",
            "marker",
            "nextmarker",
            "nextpagetoken",
            "paginationtoken",
            "position",
            "istruncated",
            "token",
            "nextforwardtoken",
            "hasmoreresults",
            "continuationtoken",
            "lastevaluatedtablename",
            "hasmorestreams",
            "hasmoredeliverystreams",
            "exclusivestartstreamname",
            "truncated");

    private static final ConcurrentMap<Class<?>, Map<String, List<String>>> WORDS = new ConcurrentHashMap<>();

    private final Map<String, String> texts;
    private final int turn;

    private Full(Map<String, String> texts, int turn) {
        this.texts = texts;
        this.turn = turn;
    }

    /**
     * A model with these texts and whole numbers (an empty one: not set), by the names of members in lower case, and otherwise anything.
     */
    public static <T extends SdkPojo> T of(Class<T> type, Map<String, String> texts) {
        return of(type, texts, 0);
    }

    /**
     * One of the turns of a model.
     *
     * @param turn 0 for the usual one, in which every truth value is true and words are none that the service knows
     */
    public static <T extends SdkPojo> T of(Class<T> type, Map<String, String> texts, int turn) {
        try {
            return type.cast(new Full(texts, turn)
                    .build((SdkPojo) type.getMethod("builder").invoke(null), 0));
        } catch (ReflectiveOperationException odd) {
            throw new IllegalStateException(type + " is no model of the SDK", odd);
        }
    }

    private SdkPojo build(SdkPojo builder, int depth) {
        var words = turn == 0 ? Map.<String, List<String>>of() : words(builder);
        for (SdkField<?> field : builder.sdkFields()) {
            var known = words.getOrDefault(name(field), List.of());
            var isWord = !known.isEmpty() && !texts.containsKey(name(field));
            var value = isLeftOut(name(field)) ? null : isWord ? known.get(turn % known.size()) : value(field, depth);
            if (value != null) {
                field.set(builder, value);
            }
        }
        return (SdkPojo) ((SdkBuilder<?, ?>) builder).build();
    }

    private @Nullable Object value(SdkField<?> field, int depth) {
        var type = field.marshallingType();
        if (type == MarshallingType.LIST) {
            var item = value(field.getRequiredTrait(ListTrait.class).memberFieldInfo(), depth + 1);
            return item == null ? List.of() : List.of(item);
        }
        if (type == MarshallingType.MAP) {
            var item = value(field.getRequiredTrait(MapTrait.class).valueFieldInfo(), depth + 1);
            return item == null ? Map.of() : Map.of("key", item);
        }
        if (type == MarshallingType.SDK_POJO) {
            return depth > DEEPEST ? null : build(field.constructor().get(), depth + 1);
        }
        return plain(type, name(field));
    }

    private @Nullable Object plain(MarshallingType<?> type, String member) {
        if (type == MarshallingType.STRING) {
            return text(member);
        }
        if (type == MarshallingType.BOOLEAN) {
            return turn % 2 == 0;
        }
        if (type == MarshallingType.INTEGER) {
            return (int) number(member);
        }
        if (type == MarshallingType.LONG) {
            return number(member);
        }
        if (type == MarshallingType.DOUBLE) {
            return 1.0;
        }
        if (type == MarshallingType.FLOAT) {
            return 1f;
        }
        if (type == MarshallingType.INSTANT) {
            return Instant.parse("2026-11-01T00:00:00Z");
        }
        return type == MarshallingType.SDK_BYTES ? SdkBytes.fromString(text(member), StandardCharsets.UTF_8) : null;
    }

    /** What the service knows to say, by the names of the members that know no other words. */
    private static Map<String, List<String>> words(SdkPojo builder) {
        var model = ((SdkBuilder<?, ?>) builder).build().getClass();
        return WORDS.computeIfAbsent(
                model,
                any -> Stream.of(model.getMethods())
                        .filter(method -> method.getParameterCount() == 0
                                && method.getReturnType().isEnum())
                        .collect(Collectors.toMap(
                                method -> method.getName().toLowerCase(Locale.ROOT),
                                method -> Stream.of(method.getReturnType().getEnumConstants())
                                        .map(String::valueOf)
                                        .filter(word -> !word.equals("null"))
                                        .toList(),
                                (one, other) -> one)));
    }

    /** In lower case; empty for the elements of lists and maps, which have none. */
    private static String name(SdkField<?> field) {
        return field.memberName() == null ? "" : field.memberName().toLowerCase(Locale.ROOT);
    }

    /** Whether a member says that there is more to ask for, or was given as empty. */
    private boolean isLeftOut(String member) {
        return PAGES.contains(member) || "".equals(texts.get(member));
    }

    private long number(String member) {
        var given = texts.getOrDefault(member, "");
        return given.matches("\\d+") ? Long.parseLong(given) : NUMBERS[turn % NUMBERS.length];
    }

    private String text(String member) {
        if (texts.containsKey(member)) {
            return texts.get(member);
        }
        if (member.endsWith("arn") || member.endsWith("arns")) {
            return "arn:aws:x:us-east-1:111122223333:thing/one";
        }
        return "one";
    }
}
