package dev.vitals.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The key that seals second factors: outside the database, so that who reads the one has not got the other. Taken from
 * {@code vitals.sign-in.key}, a file with 32 bytes in Base64, or made at first use beside the data.
 */
@Component
class KeyFile {

    private static final int BYTES = 32;

    private final Path file;

    KeyFile(@Value("${vitals.sign-in.key:}") String configured, @Value("${vitals.data}") Path data) {
        this.file = configured.isEmpty() ? data.resolve("sign-in-key") : Path.of(configured);
    }

    SecretKey key() {
        try {
            if (!Files.exists(file)) {
                make();
            }
            var key = Base64.getDecoder().decode(Files.readString(file).strip());
            if (key.length != BYTES) {
                throw new IllegalArgumentException("%d bytes".formatted(key.length));
            }
            return new SecretKeySpec(key, "AES");
        } catch (IOException | IllegalArgumentException unusable) {
            throw new IllegalStateException(
                    "The key of second factors in %s is not 32 bytes in Base64".formatted(file), unusable);
        }
    }

    private void make() throws IOException {
        var folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        var draft = Files.createTempFile(
                folder,
                "sign-in-key",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(draft, Base64.getEncoder().encodeToString(bytes), StandardOpenOption.TRUNCATE_EXISTING);
            // Of two instances that start together on one folder one makes the key, and both use it.
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException other) {
            return;
        } finally {
            delete(draft);
        }
    }

    private static void delete(Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }
}
