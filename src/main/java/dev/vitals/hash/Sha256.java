package dev.vitals.hash;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 (FIPS 180-4); texts are hashed as UTF-8. */
public final class Sha256 {

    private Sha256() {}

    /** In lower-case hexadecimal digits, as {@code sha256sum} prints it. */
    public static String of(byte[] bytes) {
        return hex(digest().digest(bytes));
    }

    /** In lower-case hexadecimal digits, as {@code sha256sum} prints it. */
    public static String of(String text) {
        return hex(bytes(text));
    }

    /** The 32 bytes themselves. */
    public static byte[] bytes(String text) {
        return digest().digest(text.getBytes(StandardCharsets.UTF_8));
    }

    /** In lower-case hexadecimal digits. */
    public static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    /** For what comes bit by bit; for one thread and one thing at a time. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JVM has SHA-256", impossible);
        }
    }
}
