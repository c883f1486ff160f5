package dev.vitals.federation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Seals our private key before it goes into the database, with a key that lies outside it: whoever reads the one has not
 * got the other. Taken from {@code vitals.sign-in.key}, a file with 32 bytes in Base64, or made at first use beside the
 * data. Instances that share a database share the file.
 */
@Component
class KeySeal {

    private static final String PURPOSE = "saml";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Path file;

    KeySeal(@Value("${vitals.sign-in.key:}") String configured, @Value("${vitals.data}") Path data) {
        this.file = configured.isEmpty() ? data.resolve("sign-in-key") : Path.of(configured);
    }

    byte[] seal(byte[] secret) {
        var nonce = random(NONCE_BYTES);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(secret);
            return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * The secret.
     *
     * @throws UnreachableException where it was sealed with another key, or altered
     */
    byte[] open(byte[] sealed) {
        try {
            return cipher(Cipher.DECRYPT_MODE, java.util.Arrays.copyOf(sealed, NONCE_BYTES))
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (GeneralSecurityException other) {
            throw new UnreachableException(
                    "Our key for SAML was sealed with another key than the one in %s. Give every instance the same file (VITALS_SIGN_IN_KEY), or delete the row of saml_key and give the provider our new metadata."
                            .formatted(file));
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(PURPOSE.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return cipher;
    }

    private byte[] key() {
        try {
            if (!Files.exists(file)) {
                make();
            }
            var key = Base64.getDecoder().decode(Files.readString(file).strip());
            if (key.length == KEY_BYTES) {
                return key;
            }
        } catch (IOException | IllegalArgumentException unusable) {
            throw new UnreachableException("The key in %s cannot be read: %s".formatted(file, unusable.getMessage()));
        }
        throw new UnreachableException("The key in %s is not 32 bytes in Base64.".formatted(file));
    }

    private void make() throws IOException {
        var folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        var draft = Files.createTempFile(
                folder,
                "sign-in-key",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(
                    draft, Base64.getEncoder().encodeToString(random(KEY_BYTES)), StandardOpenOption.TRUNCATE_EXISTING);
            // Of two instances that start together on one folder one makes the key, and both use it.
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException other) {
            return;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
