package dev.vitals.session;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Base64;

/**
 * A value of a session as text. Only classes that sign-ins leave behind are read back; whatever else somebody put into
 * the table is refused before any of its code runs.
 */
final class KeptValue {

    /** A value that this version cannot read: written by another version, or by somebody else. */
    static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1;

        UnreadableException(Throwable cause) {
            super("A value of the session cannot be read", cause);
        }
    }

    private static final int MOST_BYTES = 256 * 1024;

    private static final ObjectInputFilter ALLOWED = ObjectInputFilter.Config.createFilter(String.join(
            ";",
            "maxdepth=40",
            "maxrefs=20000",
            "maxarray=65536",
            "maxbytes=" + MOST_BYTES,
            "dev.vitals.**",
            "org.springframework.security.core.**",
            "org.springframework.security.authentication.**",
            "org.springframework.security.web.csrf.*",
            "org.springframework.security.web.savedrequest.*",
            "org.springframework.security.web.authentication.**",
            "org.springframework.security.oauth2.core.**",
            "org.springframework.security.oauth2.client.**",
            "org.springframework.security.saml2.**",
            "org.springframework.web.servlet.FlashMap",
            "org.springframework.util.LinkedMultiValueMap",
            "org.springframework.util.MultiValueMapAdapter",
            "org.springframework.util.CollectionUtils$MultiValueMapAdapter",
            "java.lang.Object;java.lang.String;java.lang.Number;java.lang.Integer;java.lang.Long;java.lang.Boolean",
            "java.lang.Enum;java.lang.Double;java.lang.String$CaseInsensitiveComparator",
            "java.net.URL;java.net.URI;java.math.BigInteger;java.math.BigDecimal",
            "java.time.*;java.util.*;java.util.concurrent.CopyOnWriteArrayList;java.util.concurrent.ConcurrentHashMap",
            "!*"));

    private KeptValue() {}

    static String of(Object value) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        } catch (IOException unwritable) {
            throw new IllegalArgumentException(
                    "A session cannot keep a value of %s".formatted(value.getClass()), unwritable);
        }
        if (bytes.size() > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "A session cannot keep %d bytes of %s".formatted(bytes.size(), value.getClass()));
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    static Object read(String text) throws UnreadableException {
        try (var in = new ObjectInputStream(
                new ByteArrayInputStream(Base64.getDecoder().decode(text)))) {
            in.setObjectInputFilter(ALLOWED);
            return in.readObject();
        } catch (IOException | ClassNotFoundException | RuntimeException | LinkageError unreadable) {
            throw new UnreadableException(unreadable);
        }
    }
}
