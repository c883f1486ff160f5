package dev.vitals.session;

import dev.vitals.hash.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/** The values of session cookies: 256 random bits, of which the store knows the hash. */
final class SessionIds {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private SessionIds() {}

    static String next() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] hash(String id) {
        return Sha256.bytes(id);
    }
}
