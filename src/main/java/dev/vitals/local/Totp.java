package dev.vitals.local;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;

/** Codes by time, RFC 6238, as every authenticator app makes them: SHA-1, six digits, thirty seconds. */
final class Totp {

    private static final int SECRET_BYTES = 20;
    private static final int SECONDS = 30;
    private static final String ISSUER = "Vitals";
    private static final TimeBasedOneTimePasswordGenerator GENERATOR = new TimeBasedOneTimePasswordGenerator();

    private Totp() {}

    static byte[] newSecret() {
        var secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return secret;
    }

    /** The code of a moment. */
    static String code(byte[] secret, Instant at) {
        try {
            return GENERATOR.generateOneTimePasswordString(new SecretKeySpec(secret, "HmacSHA1"), at, Locale.ROOT);
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The number of the period whose code this is: the present one, or its neighbours, for clocks that differ. */
    static OptionalLong step(byte[] secret, String code, Instant now) {
        var present = now.getEpochSecond() / SECONDS;
        return LongStream.of(present, present - 1, present + 1)
                .filter(step -> isSame(code(secret, Instant.ofEpochSecond(step * SECONDS)), code))
                .findFirst();
    }

    /** What the picture says to an authenticator app. */
    static String link(String name, byte[] secret) {
        return "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=6&period=%d"
                .formatted(ISSUER, URLEncoder.encode(name, StandardCharsets.UTF_8), Base32.of(secret), ISSUER, SECONDS);
    }

    private static boolean isSame(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
