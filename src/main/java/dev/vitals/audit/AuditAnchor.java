package dev.vitals.audit;

import java.time.DateTimeException;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Ties something outside the database to the log: the newest entry, with its hash and that of the entry before it, beside
 * the newest signed head. Whoever keeps it can later show that this entry stood at this place of the chain.
 */
@Component
public class AuditAnchor {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final AuditStore store;

    public AuditAnchor(AuditStore store) {
        this.store = store;
    }

    /** What an anchor says, where its hashes and its signature are right. */
    public record Said(long number, String hash, String action, String object, boolean hasHead) {}

    /**
     * The newest entry as JSON. Within the transaction that added an entry it is that one.
     *
     * @throws IllegalStateException where nothing was ever logged
     */
    public String newest() {
        var entry = store.newest().orElseThrow(() -> new IllegalStateException("Nothing was ever logged"));
        var heads = store.heads();
        var members = new LinkedHashMap<String, @Nullable Object>();
        members.put("entry", AuditExport.entry(entry));
        members.put("head", heads.isEmpty() ? null : AuditExport.head(heads.getLast()));
        return MAPPER.writeValueAsString(members);
    }

    /**
     * Reads an anchor without a database.
     *
     * @throws IllegalArgumentException with the sentence that says what is not right
     */
    public static Said check(String json) {
        var anchor = parsed(json);
        try {
            var entry = AuditExport.entry(anchor.path("entry"));
            if (entry.number() < 1 || !AuditHash.of(entry).equals(entry.hash())) {
                throw new IllegalArgumentException("The entry of the audit log was altered");
            }
            var hasHead = anchor.path("head").isObject();
            if (hasHead && !AuditExport.head(anchor.path("head")).isSigned()) {
                throw new IllegalArgumentException("The signed head of the audit log was altered");
            }
            return new Said(entry.number(), entry.hash().hex(), entry.action(), entry.object(), hasHead);
        } catch (DateTimeException broken) {
            throw new IllegalArgumentException("The entry of the audit log cannot be understood", broken);
        }
    }

    private static JsonNode parsed(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JacksonException broken) {
            throw new IllegalArgumentException("The entry of the audit log cannot be understood", broken);
        }
    }
}
