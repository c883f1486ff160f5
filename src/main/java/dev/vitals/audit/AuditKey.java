package dev.vitals.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
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

    private final Path file;

    AuditKey(@Value("${vitals.audit.key:}") String configured, @Value("${vitals.data}") Path data) {
        this.file = configured.isEmpty() ? data.resolve("audit-key") : Path.of(configured);
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
                    "The key of the audit log in %s is not an Ed25519 key".formatted(file), broken);
        }
    }

    private List<String> lines() {
        try {
            if (!Files.exists(file)) {
                make();
            }
            var lines = Files.readAllLines(file);
            if (lines.size() < 2) {
                throw new IllegalStateException("The key of the audit log in %s is not whole".formatted(file));
            }
            return lines;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The key of the audit log in %s cannot be read".formatted(file), unreadable);
        }
    }

    private void make() throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            var base64 = Base64.getEncoder();
            var whole = base64.encodeToString(pair.getPrivate().getEncoded()) + "\n"
                    + base64.encodeToString(pair.getPublic().getEncoded()) + "\n";
            var draft = Files.createTempFile(
                    file.toAbsolutePath().getParent(),
                    "audit-key",
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, whole, StandardOpenOption.TRUNCATE_EXISTING);
            // Of two instances that start together on one folder one makes the key, and both use it.
            Files.createLink(file, draft);
            Files.delete(draft);
        } catch (FileAlreadyExistsException other) {
            return;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
