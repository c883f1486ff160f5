package dev.vitals.audit;

import dev.vitals.seal.KeyFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The key that signs the heads of the log: outside the database, so that who can write there cannot sign. Taken from
 * {@code vitals.audit.key}, a file with two lines of Base64 (PKCS #8 and SubjectPublicKeyInfo of an Ed25519 key), or made
 * at first use beside the data.
 */
@Component
class AuditKey {

    private final KeyFile file;

    AuditKey(@Value("${vitals.audit.key:}") String configured, @Value("${vitals.data}") Path data) {
        this.file = new KeyFile(configured.isEmpty() ? data.resolve("audit-key") : Path.of(configured), AuditKey::made);
    }

    /** The public half, as heads name it. */
    String publicKey() {
        return lines().get(1);
    }

    PrivateKey privateKey() {
        try {
            var encoded = Base64.getDecoder().decode(lines().getFirst());
            return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException broken) {
            throw new IllegalStateException(
                    "The key of the audit log in %s is not an Ed25519 key".formatted(file.path()), broken);
        }
    }

    private List<String> lines() {
        try {
            var lines =
                    new String(file.read(), StandardCharsets.US_ASCII).lines().toList();
            if (lines.size() < 2) {
                throw new IllegalStateException("The key of the audit log in %s is not whole".formatted(file.path()));
            }
            return lines;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "The key of the audit log in %s cannot be read".formatted(file.path()), unreadable);
        }
    }

    private static byte[] made() {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            var base64 = Base64.getEncoder();
            var whole = base64.encodeToString(pair.getPrivate().getEncoded()) + "\n"
                    + base64.encodeToString(pair.getPublic().getEncoded()) + "\n";
            return whole.getBytes(StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
