package dev.vitals.audit;

import dev.vitals.audit.AuditEntry.Hash;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The log as JSON lines: signed heads first, then every entry, so that a file can be followed in one pass, without a
 * database and without Vitals running.
 */
@Component
public class AuditExport {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    /** What an entry has, no more and no less: what the hash does not cover proves nothing. */
    private static final Set<String> ENTRY = Set.of(
            "number",
            "at",
            "actor",
            "method",
            "address",
            "action",
            "object",
            "before",
            "after",
            "reference",
            "previous",
            "hash");

    private final AuditStore store;

    AuditExport(AuditStore store) {
        this.store = store;
    }

    void write(Writer to) {
        store.heads().forEach(head -> line(to, head(head)));
        store.each(entry -> line(to, entry(entry)));
    }

    /**
     * Follows a file that was exported.
     *
     * @param keys public keys that are known; whichever else signed is named in the result
     * @throws IllegalArgumentException naming the line that is no line of an export
     */
    public static AuditChain.Result verify(BufferedReader file, List<String> keys) throws IOException {
        var heads = new ArrayList<AuditHead>();
        @Nullable AuditChain chain = null;
        var number = 0;
        for (var line = file.readLine(); line != null; line = file.readLine()) {
            number++;
            var json = parsed(line, number);
            try {
                if (chain == null && json.has("day")) {
                    heads.add(head(json));
                } else {
                    chain = chain == null ? new AuditChain(heads, keys) : chain;
                    chain.follow(entry(json));
                }
            } catch (IllegalArgumentException | DateTimeException broken) {
                throw new IllegalArgumentException("Line %d is no line of an audit log".formatted(number), broken);
            }
        }
        return (chain == null ? new AuditChain(heads, keys) : chain).end();
    }

    private static JsonNode parsed(String line, int number) {
        try {
            var json = MAPPER.readTree(line);
            if (json.isObject()
                    && (json.has("day") || json.has("number"))
                    && json.path("hash").isString()) {
                return json;
            }
        } catch (JacksonException broken) {
            throw new IllegalArgumentException("Line %d is not JSON".formatted(number), broken);
        }
        throw new IllegalArgumentException("Line %d is no line of an audit log".formatted(number));
    }

    private static void line(Writer to, Map<String, @Nullable Object> members) {
        try {
            to.write(MAPPER.writeValueAsString(members));
            to.write('\n');
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    static Map<String, @Nullable Object> head(AuditHead head) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        members.put("day", head.day().toString());
        members.put("number", head.number());
        members.put("hash", head.hash().hex());
        members.put("key", head.key());
        members.put("signature", Base64.getEncoder().encodeToString(head.signature()));
        members.put("signedAt", head.signedAt().toString());
        return members;
    }

    static AuditHead head(JsonNode json) {
        return new AuditHead(
                LocalDate.parse(text(json, "day")),
                json.path("number").asLong(0),
                new Hash(text(json, "hash")),
                text(json, "key"),
                Base64.getDecoder().decode(text(json, "signature")),
                Instant.parse(text(json, "signedAt")));
    }

    static Map<String, @Nullable Object> entry(AuditEntry entry) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        members.put("number", entry.number());
        members.put("at", entry.at().toString());
        members.put("actor", entry.actor().name());
        members.put("method", entry.actor().method());
        members.put("address", entry.actor().address());
        members.put("action", entry.action());
        members.put("object", entry.object());
        members.put("before", entry.before());
        members.put("after", entry.after());
        members.put("reference", entry.reference());
        members.put("previous", entry.previous().hex());
        members.put("hash", entry.hash().hex());
        return members;
    }

    static AuditEntry entry(JsonNode json) {
        if (!ENTRY.equals(Set.copyOf(json.propertyNames()))) {
            throw new IllegalArgumentException("An entry has other members");
        }
        return new AuditEntry(
                json.path("number").asLong(0),
                Instant.parse(text(json, "at")),
                new Actor(text(json, "actor"), text(json, "method"), text(json, "address")),
                text(json, "action"),
                text(json, "object"),
                optional(json, "before"),
                optional(json, "after"),
                text(json, "reference"),
                new Hash(text(json, "previous")),
                new Hash(text(json, "hash")));
    }

    private static String text(JsonNode json, String member) {
        return json.path(member).asString("");
    }

    private static @Nullable String optional(JsonNode json, String member) {
        return json.path(member).isString() ? text(json, member) : null;
    }
}
