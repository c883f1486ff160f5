package dev.vitals.federation;

import dev.vitals.identity.SignInRefused;
import dev.vitals.identity.SignInRefused.Why;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** How messages travel: Base64, and by redirect deflated before. */
final class SamlMessages {

    private static final int LONGEST = 1_000_000;

    private SamlMessages() {}

    /**
     * The XML of a parameter.
     *
     * @throws SignInRefused where there is none in it, or one that goes beyond the bounds
     */
    static String decoded(@Nullable String parameter, boolean isDeflated) {
        if (parameter == null || parameter.length() > LONGEST) {
            throw new SignInRefused(Why.UNASKED, "A message of SAML is missing, or is too long");
        }
        try {
            var bytes = Base64.getMimeDecoder().decode(parameter);
            return new String(isDeflated ? inflated(bytes) : bytes, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException | IOException broken) {
            throw new SignInRefused(Why.UNASKED, "A message of SAML cannot be decoded");
        }
    }

    private static byte[] inflated(byte[] bytes) throws IOException {
        try (var in = new InflaterInputStream(new ByteArrayInputStream(bytes), new Inflater(true))) {
            var inflated = in.readNBytes(LONGEST + 1);
            if (inflated.length > LONGEST) {
                throw new IOException("It is longer than a message is");
            }
            return inflated;
        }
    }
}
