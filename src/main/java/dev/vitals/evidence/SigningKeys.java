package dev.vitals.evidence;

import dev.vitals.page.Organization;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
    private final Path own;
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
        this.own = data.resolve("binder-key.p12");
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
            return inDate(read(seeToOwn(), new char[0], true));
        }
        var file = Path.of(configured);
        if (!Files.isReadable(file)) {
            throw new BinderFailedException(
                    "The certificate that signs binders cannot be read. Look at vitals.binder.certificate.");
        }
        return inDate(read(file, password, false));
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

    private static SigningKey read(Path file, char[] password, boolean isOwn) {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(Files.readAllBytes(file)), password);
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

    private Path seeToOwn() {
        try {
            if (!Files.exists(own)) {
                make();
            }
            return own;
        } catch (IOException unwritable) {
            throw new UncheckedIOException("The key that signs binders cannot be kept in " + own, unwritable);
        }
    }

    private void make() throws IOException {
        var folder = own.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        var draft = Files.createTempFile(
                folder,
                "binder-key",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var out = Files.newOutputStream(draft)) {
            OwnCertificate.store(organization.name(), clock.instant(), out);
            // Of two instances that start together on one folder one makes the key, and both use it.
            Files.createLink(own, draft);
        } catch (FileAlreadyExistsException other) {
            return;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static String day(Instant at) {
        return DAY.format(at.atZone(java.time.ZoneOffset.UTC));
    }
}
