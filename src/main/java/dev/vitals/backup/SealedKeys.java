package dev.vitals.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Files with keys on their way into a backup and out of it. They open what lies sealed in the database, so they go in only
 * where somebody says so, under a passphrase that is not kept: AES-256-GCM, its key by PBKDF2 from the passphrase.
 *
 * @param files to put in
 */
public record SealedKeys(List<Path> files, String passphrase) {

    /** None at all. */
    public static final SealedKeys NONE = new SealedKeys(List.of(), "");

    private static final int LEAST_CHARACTERS = 12;
    private static final int ROUNDS = 600_000;
    private static final int SALT_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BITS = 256;

    /** @throws BackupRefusedException where there are keys and no passphrase worth the name */
    public SealedKeys {
        files = List.copyOf(files);
        if (!files.isEmpty() && passphrase.length() < LEAST_CHARACTERS) {
            throw new BackupRefusedException(
                    "Keys go into a backup only under a passphrase of %d characters or more: VITALS_BACKUP_PASSPHRASE."
                            .formatted(LEAST_CHARACTERS));
        }
    }

    byte[] sealed(Path key) throws IOException {
        var random = new SecureRandom();
        var salt = new byte[SALT_BYTES];
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(salt);
        random.nextBytes(nonce);
        try {
            var sealed = cipher(
                            Cipher.ENCRYPT_MODE, salt, nonce, key.getFileName().toString())
                    .doFinal(Files.readAllBytes(key));
            return ByteBuffer.allocate(salt.length + nonce.length + sealed.length)
                    .put(salt)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws BackupRefusedException where the passphrase is another one, or the file was altered */
    byte[] opened(String name, byte[] sealed) {
        var salt = Arrays.copyOf(sealed, SALT_BYTES);
        var nonce = Arrays.copyOfRange(sealed, SALT_BYTES, SALT_BYTES + NONCE_BYTES);
        var from = SALT_BYTES + NONCE_BYTES;
        try {
            return cipher(Cipher.DECRYPT_MODE, salt, nonce, name).doFinal(sealed, from, sealed.length - from);
        } catch (GeneralSecurityException | IllegalArgumentException other) {
            throw new BackupRefusedException(
                    "The key %s does not open with this passphrase (VITALS_BACKUP_PASSPHRASE).".formatted(name), other);
        }
    }

    private Cipher cipher(int mode, byte[] salt, byte[] nonce, String name) throws GeneralSecurityException {
        var secret = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(new PBEKeySpec(passphrase.toCharArray(), salt, ROUNDS, KEY_BITS))
                .getEncoded();
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(secret, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
