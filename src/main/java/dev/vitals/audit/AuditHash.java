package dev.vitals.audit;

import dev.vitals.audit.AuditEntry.Hash;
import dev.vitals.hash.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * The hash of an entry: SHA-256 over its members in order, each with its length in front, so that no two entries have
 * the same bytes. Documented for whoever wants to check an export with other tools.
 */
final class AuditHash {

    private static final int ABSENT = -1;

    private AuditHash() {}

    static Hash of(AuditEntry entry) {
        var digest = Sha256.digest();
        add(digest, Long.toString(entry.number()));
        add(digest, entry.at().toString());
        add(digest, entry.actor().name());
        add(digest, entry.actor().method());
        add(digest, entry.actor().address());
        add(digest, entry.action());
        add(digest, entry.object());
        add(digest, entry.before());
        add(digest, entry.after());
        add(digest, entry.reference());
        digest.update(entry.previous().bytes());
        return Hash.of(digest.digest());
    }

    /** Length as four bytes, then UTF-8; a length of -1 for what is not there. */
    private static void add(MessageDigest digest, @Nullable String member) {
        if (member == null) {
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(ABSENT).array());
            return;
        }
        var bytes = member.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }
}
