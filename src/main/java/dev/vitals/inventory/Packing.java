package dev.vitals.inventory;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the resources of one kind and region in a few dozen bytes each: as compressed JSON, of which the first one is the
 * dictionary, because they resemble each other. Only what comes back the very same is packed.
 */
final class Packing<T> {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final int LONGEST_DICTIONARY = 32 * 1024;
    private static final int BUFFER = 4 * 1024;

    private final ConfigurationJson configurations;
    private final ResourceKey like;
    private final Class<T> config;
    private final byte[] dictionary;

    /** @param first of those that will be packed */
    @SuppressWarnings("unchecked")
    Packing(ConfigurationJson configurations, Resource<T> first) {
        this.configurations = configurations;
        this.like = first.key();
        this.config = (Class<T>) first.config().getClass();
        var bytes = json(first);
        this.dictionary = Arrays.copyOf(bytes, Math.min(bytes.length, LONGEST_DICTIONARY));
    }

    /** The resource packed; as it is where it would not come back the same. */
    Packed<T> pack(Resource<T> resource) {
        var bytes = json(resource);
        var packed = new Packed.Bytes<>(this, deflated(bytes), bytes.length);
        return comesBack(resource, packed) ? packed : new Packed.Whole<>(resource);
    }

    Resource<T> unpack(Packed.Bytes<T> packed) {
        var json = MAPPER.readTree(inflated(packed.deflated(), packed.length()));
        var key = new ResourceKey(like.account(), like.region(), like.type(), text(json, "id"));
        return new Resource<>(
                key,
                text(json, "arn"),
                text(json, "name"),
                tags(json.get("tags")),
                configurations.read(json.get("config"), config));
    }

    private boolean comesBack(Resource<T> resource, Packed.Bytes<T> packed) {
        try {
            return unpack(packed).equals(resource);
        } catch (RuntimeException odd) {
            // Whatever its configuration holds that JSON cannot tell: it is kept whole, which is always right.
            return false;
        }
    }

    private byte[] json(Resource<T> resource) {
        var json = MAPPER.createObjectNode()
                .put("id", resource.id())
                .put("arn", resource.arn())
                .put("name", resource.name());
        json.set("tags", MAPPER.valueToTree(resource.tags()));
        json.set("config", configurations.write(resource.config()));
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] deflated(byte[] bytes) {
        try (var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true)) {
            deflater.setDictionary(dictionary);
            deflater.setInput(bytes);
            deflater.finish();
            var out = new ByteArrayOutputStream();
            var buffer = new byte[BUFFER];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        }
    }

    private byte[] inflated(byte[] deflated, int length) {
        try (var inflater = new Inflater(true)) {
            inflater.setDictionary(dictionary);
            inflater.setInput(deflated);
            var bytes = new byte[length];
            for (int at = 0; at < length; ) {
                at += inflater.inflate(bytes, at, length - at);
            }
            return bytes;
        } catch (DataFormatException damaged) {
            throw new IllegalStateException("What was packed here cannot be unpacked", damaged);
        }
    }

    private static String text(JsonNode json, String member) {
        return json.get(member).stringValue();
    }

    private static Map<String, String> tags(JsonNode json) {
        var tags = new LinkedHashMap<String, String>();
        json.properties().forEach(tag -> tags.put(tag.getKey(), tag.getValue().stringValue()));
        return tags;
    }
}
