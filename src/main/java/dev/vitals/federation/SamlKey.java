package dev.vitals.federation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.springframework.security.converter.RsaKeyConverters;

/** The RSA key with which we sign requests and read what was encrypted for us, with the certificate that publishes it. */
record SamlKey(PrivateKey key, X509Certificate certificate) {

    private static final int BITS = 3072;
    private static final int SERIAL_BITS = 128;
    private static final java.time.Duration VALID = java.time.Duration.ofDays(3650);

    /** A new one; its certificate signs itself, since providers take it from our metadata. */
    static SamlKey made(Instant now) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            var pair = generator.generateKeyPair();
            return new SamlKey(pair.getPrivate(), certificate(pair, now));
        } catch (GeneralSecurityException | OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static X509Certificate certificate(KeyPair pair, Instant now)
            throws OperatorCreationException, CertificateException {
        var name = new X500Name("CN=Vitals");
        var draft = new JcaX509v3CertificateBuilder(
                name,
                new BigInteger(SERIAL_BITS, new SecureRandom()),
                Date.from(now.minusSeconds(60)),
                Date.from(now.plus(VALID)),
                name,
                pair.getPublic());
        var signer = new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate());
        return new JcaX509CertificateConverter().getCertificate(draft.build(signer));
    }

    /** From what the database keeps: PKCS #8 and X.509. */
    static SamlKey of(byte[] key, byte[] certificate) {
        try {
            return new SamlKey(
                    KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key)),
                    x509(new ByteArrayInputStream(certificate)));
        } catch (GeneralSecurityException broken) {
            throw new UnreachableException("Our key for SAML in the database is no RSA key with its certificate.");
        }
    }

    /**
     * From PEM files.
     *
     * @param at name of the settings, for the sentence
     */
    static SamlKey of(String at, Path key, Path certificate) {
        try (InputStream secret = Files.newInputStream(key);
                InputStream published = Files.newInputStream(certificate)) {
            var pair = new SamlKey(RsaKeyConverters.pkcs8().convert(secret), x509(published));
            if (pair.belongTogether()) {
                return pair;
            }
            throw new SettingsCheck.WrongException(at + ".signing-certificate", "is not that of .signing-key.");
        } catch (CertificateException broken) {
            throw new SettingsCheck.WrongException(at + ".signing-certificate", "is no certificate in PEM.");
        } catch (IOException | IllegalArgumentException broken) {
            throw new SettingsCheck.WrongException(
                    at + ".signing-key", "is no RSA key in PEM (PKCS #8, \"BEGIN PRIVATE KEY\").");
        }
    }

    private boolean belongTogether() {
        return key instanceof RSAPrivateKey secret
                && certificate.getPublicKey() instanceof RSAPublicKey open
                && secret.getModulus().equals(open.getModulus());
    }

    private static X509Certificate x509(InputStream bytes) throws CertificateException {
        return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(bytes);
    }
}
