package dev.vitals.aws;

import dev.vitals.hash.Sha256;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import tools.jackson.databind.JsonNode;

/**
 * The file name under which a recording keeps one call: {@code Operation.json} for a call without parameters,
 * {@code Operation-key.json} otherwise. The key is made of the request's members but page sizes, in the order of their
 * names: plain values joined by {@code +}; anything but letters, digits, dot, dash and underscore becomes a dash, and a
 * changed or long key ends in eight digits of its hash, so that two calls never share a file.
 */
final class CallKey {

    private static final int LONGEST = 80;
    private static final int HASH_DIGITS = 8;

    /** Members that change how much comes in one page, not what comes. */
    private static final Set<String> PAGE_SIZES = Set.of(
            "maxresults",
            "maxitems",
            "maxrecords",
            "limit",
            "pagesize",
            "maxkeys",
            "maxbuckets",
            "resourcesperpage",
            // Bounds that move with the clock: another scan of the same recording asks for other ones.
            "starttime",
            "endtime");

    private CallKey() {}

    /** {@code Operation} or {@code Operation-key}, without an ending. */
    static String fileName(String operation, SdkPojo request) {
        var key = key(request);
        return key.isEmpty() ? operation : operation + "-" + key;
    }

    private static String key(SdkPojo request) {
        var values = new TreeMap<String, String>();
        var json = SdkJson.toJson(request);
        for (SdkField<?> field : request.sdkFields()) {
            var name = field.memberName();
            var value = json.get(name);
            if (value != null && !PAGE_SIZES.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.put(name, safe(plain(value)));
            }
        }
        var joined = values.values().stream().collect(Collectors.joining("+"));
        return joined.length() <= LONGEST ? joined : joined.substring(0, LONGEST) + "-" + hash(joined);
    }

    private static String plain(JsonNode value) {
        if (value.isArray() && value.size() == 1 && !value.get(0).isContainer()) {
            return value.get(0).asString();
        }
        return value.isContainer() ? value.toString() : value.asString();
    }

    private static String safe(String raw) {
        var clean = raw.replaceAll("[^A-Za-z0-9._-]", "-");
        // ".error" at the end would be taken for a call that failed.
        var dotted = clean.startsWith(".") || clean.contains("..") || clean.endsWith(".error");
        if (clean.equals(raw) && raw.length() <= LONGEST && !dotted) {
            return raw;
        }
        var head = clean.replace("..", "--").substring(0, Math.min(LONGEST, clean.length()));
        return (head.startsWith(".") ? "-" + head.substring(1) : head) + "-" + hash(raw);
    }

    private static String hash(String raw) {
        return Sha256.of(raw).substring(0, HASH_DIGITS);
    }
}
