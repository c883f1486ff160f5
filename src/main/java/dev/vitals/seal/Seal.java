package dev.vitals.seal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Seals secrets before they go into the database: AES-256-GCM, the nonce in front, what they are for bound to them. The
 * key comes from {@code vitals.sign-in.key}, a file with 32 bytes in Base64, or is made at first use beside the data.
 */
@Component
public class Seal {

    /** A secret that was sealed with another key, for something else, or altered; or the key cannot be had. */
    public static final class BrokenSealException extends RuntimeException {
        BrokenSealException(String sentence, Exception cause) {
            super(sentence, cause);
        }
    }

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final KeyFile file;

    public Seal(@Value("${vitals.sign-in.key:}") String configured, @Value("${vitals.data}") Path data) {
        this.file = new KeyFile(
                configured.isEmpty() ? data.resolve("sign-in-key") : Path.of(configured),
                () -> Base64.getEncoder().encode(random(KEY_BYTES)));
    }

    /** Where the key lies, for sentences. */
    public Path file() {
        return file.path();
    }

    /**
     * Seals a secret.
     *
     * @param purpose what it is for and whose it is: it opens for nothing else
     * @throws BrokenSealException where the key cannot be had
     */
    public byte[] seal(String purpose, byte[] secret) {
        var nonce = random(NONCE_BYTES);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, purpose, nonce).doFinal(secret);
            return ByteBuffer.allocate(nonce.length + sealed.length)
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
     * @throws BrokenSealException when it was sealed with another key, for something else, or was altered
     */
    public byte[] open(String purpose, byte[] sealed) {
        try {
            return cipher(Cipher.DECRYPT_MODE, purpose, Arrays.copyOf(sealed, NONCE_BYTES))
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (GeneralSecurityException | IllegalArgumentException other) {
            throw new BrokenSealException(
                    "It was sealed with another key than the one in %s, for something else, or was altered"
                            .formatted(file.path()),
                    other);
        }
    }

    private Cipher cipher(int mode, String purpose, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private byte[] key() {
        try {
            var text = new String(file.read(), StandardCharsets.US_ASCII).strip();
            var key = Base64.getDecoder().decode(text);
            if (key.length != KEY_BYTES) {
                throw new IllegalArgumentException("%d bytes".formatted(key.length));
            }
            return key;
        } catch (IOException | IllegalArgumentException unusable) {
            throw new BrokenSealException("The key in %s is not 32 bytes in Base64".formatted(file.path()), unusable);
        }
    }

    private byte[] random(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
