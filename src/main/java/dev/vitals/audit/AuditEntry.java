package dev.vitals.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the log.
 *
 * @param number from 1, without gaps
 * @param at to the microsecond, which is what the store keeps
 * @param action such as {@code settings.saved}
 * @param object what it was done to, by its id
 * @param before JSON; null where nothing was before, or it does not matter
 * @param after JSON; null where nothing is left, or it does not matter
 * @param reference number that a person was shown, or empty
 * @param previous hash of the entry before; 32 zero bytes for the first
 * @param hash SHA-256 over all of the above
 */
public record AuditEntry(
        long number,
        Instant at,
        Actor actor,
        String action,
        String object,
        @Nullable String before,
        @Nullable String after,
        String reference,
        Hash previous,
        Hash hash) {

    public AuditEntry {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    /** 32 bytes that compare by their content. */
    public record Hash(String hex) {

        /** What stands before the first entry. */
        public static final Hash NONE = new Hash("0".repeat(64));

        static Hash of(byte[] bytes) {
            return new Hash(HexFormat.of().formatHex(bytes));
        }

        byte[] bytes() {
            return HexFormat.of().parseHex(hex);
        }
    }

    /** The same content, sealed behind another entry. */
    static AuditEntry sealed(
            long number,
            Instant at,
            Actor actor,
            String action,
            String object,
            @Nullable String before,
            @Nullable String after,
            String reference,
            Hash previous) {
        var open = new AuditEntry(number, at, actor, action, object, before, after, reference, previous, Hash.NONE);
        return new AuditEntry(
                number, at, actor, action, object, before, after, reference, previous, AuditHash.of(open));
    }
}
