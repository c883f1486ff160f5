package dev.vitals.token;

import dev.vitals.hash.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A secret that a program sends with every call: {@code vit_} or another mark, 8 characters by which people tell it, 43
 * that are secret (256 random bits), and 6 that check the rest, so that a scanner for leaked secrets has a pattern
 * ({@code vit_[0-9A-Za-z]{57}}) and can tell a real one from an example without asking anybody.
 */
public final class BearerSecret {

    /** What tokens of the API begin with. */
    public static final String API = "vit_";

    /** What credentials of SCIM clients begin with. */
    public static final String SCIM = "vsc_";

    private static final String SCHEME = "Bearer ";
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int VISIBLE = 8;
    private static final int SECRET = 43; // 62^43 > 2^256
    private static final int CHECK = 6; // 62^6 > 2^32
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String text;
    private final int mark;

    private BearerSecret(String text, int mark) {
        this.text = text;
        this.mark = mark;
    }

    /** A new one. */
    public static BearerSecret make(String mark) {
        var body = new StringBuilder(mark);
        for (int n = 0; n < VISIBLE + SECRET; n++) {
            body.append(DIGITS.charAt(RANDOM.nextInt(DIGITS.length())));
        }
        return new BearerSecret(body + check(body.toString()), mark.length());
    }

    /** What somebody sent, if it can be a secret with this mark at all; a typing error is found without the database. */
    public static Optional<BearerSecret> parse(String mark, String text) {
        var length = mark.length() + VISIBLE + SECRET + CHECK;
        if (text.length() != length || !text.startsWith(mark)) {
            return Optional.empty();
        }
        var body = text.substring(0, length - CHECK);
        return text.endsWith(check(body)) ? Optional.of(new BearerSecret(text, mark.length())) : Optional.empty();
    }

    /** What came in the {@code Authorization} header of a call, whatever it is; empty where nothing did. */
    public static Optional<String> sentWith(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip());
    }

    /** The part that may be shown and logged. */
    public String prefix() {
        return text.substring(0, mark + VISIBLE);
    }

    /**
     * SHA-256, as it is stored. A slow hash with salt is for passwords, which can be guessed; nobody guesses 256 random
     * bits, and a slow hash on every call would only slow down Vitals.
     */
    public byte[] hash() {
        return Sha256.bytes(text);
    }

    /** The whole secret, to be shown once. Everything else about it prints its prefix. */
    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return prefix() + "…";
    }

    private static String check(String body) {
        var crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.UTF_8));
        var rest = crc.getValue();
        var digits = new StringBuilder();
        for (int n = 0; n < CHECK; n++) {
            digits.append(DIGITS.charAt((int) (rest % DIGITS.length())));
            rest /= DIGITS.length();
        }
        return digits.reverse().toString();
    }
}
