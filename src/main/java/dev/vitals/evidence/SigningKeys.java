package dev.vitals.evidence;

import dev.vitals.page.Organization;
import dev.vitals.seal.KeyFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The certificate that signs binders: the customer's, from the PKCS #12 file {@code vitals.binder.certificate}; without
 * one a key that this installation makes for itself and keeps beside its data.
 */
@Component
class SigningKeys {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private final String configured;
    private final char[] password;
    private final KeyFile own;
    private final Organization organization;
    private final Clock clock;

    SigningKeys(
            @Value("${vitals.binder.certificate:}") String configured,
            @Value("${vitals.binder.certificate-password:}") String password,
            @Value("${vitals.data}") Path data,
            Organization organization,
            Clock clock) {
        this.configured = configured;
        this.password = password.toCharArray();
        this.own = new KeyFile(data.resolve("binder-key.p12"), this::made);
        this.organization = organization;
        this.clock = clock;
    }

    /**
     * The key, as it is now.
     *
     * @throws BinderFailedException where there is none that may sign
     */
    SigningKey current() {
        if (configured.isEmpty()) {
            return inDate(read(own(), new char[0], true));
        }
        return inDate(read(given(Path.of(configured)), password, false));
    }

    private SigningKey inDate(SigningKey key) {
        var now = clock.instant();
        var until = key.certificate().getNotAfter().toInstant();
        var from = key.certificate().getNotBefore().toInstant();
        if (now.isAfter(until)) {
            throw new BinderFailedException(
                    "The certificate that signs binders expired on %s. Put one that is valid into vitals.binder.certificate and repeat this binder."
                            .formatted(day(until)));
        }
        if (now.isBefore(from)) {
            throw new BinderFailedException(
                    "The certificate that signs binders is valid from %s on, which is yet to come."
                            .formatted(day(from)));
        }
        return key;
    }

    private static SigningKey read(byte[] file, char[] password, boolean isOwn) {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(file), password);
            for (String alias : Collections.list(store.aliases())) {
                if (store.getKey(alias, password) instanceof PrivateKey key) {
                    var chain = Arrays.stream(store.getCertificateChain(alias))
                            .map(X509Certificate.class::cast)
                            .toList();
                    return new SigningKey(key, chain, isOwn);
                }
            }
            throw new BinderFailedException("The file of the certificate that signs binders holds no private key.");
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new BinderFailedException(
                    "The certificate that signs binders cannot be opened: it is no PKCS #12 file, or its password is another one. Look at vitals.binder.certificate and vitals.binder.certificate-password.",
                    unreadable);
        }
    }

    private byte[] own() {
        try {
            return own.read();
        } catch (IOException unwritable) {
            throw new UncheckedIOException("The key that signs binders cannot be kept in " + own.path(), unwritable);
        }
    }

    private static byte[] given(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new BinderFailedException(
                    "The certificate that signs binders cannot be read. Look at vitals.binder.certificate.",
                    unreadable);
        }
    }

    private byte[] made() throws IOException {
        var out = new ByteArrayOutputStream();
        OwnCertificate.store(organization.name(), clock.instant(), out);
        return out.toByteArray();
    }

    private static String day(Instant at) {
        return DAY.format(at.atZone(java.time.ZoneOffset.UTC));
    }
}
