package dev.vitals.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate that an installation makes for itself. Its name says that nobody vouches for it. */
final class OwnCertificate {

    static final String NAME = "Vitals, self-made key";

    private static final int BITS = 3072;
    private static final int SERIAL_BITS = 127;
    private static final Duration VALID = Duration.ofDays(3650);

    private OwnCertificate() {}

    /** Makes a key and writes it as PKCS #12 without a password: the file's own rights protect it. */
    static void store(String organization, Instant from, OutputStream to) throws IOException {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            var pair = generator.generateKeyPair();
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            var certificate = certificate(organization, from, from.plus(VALID), pair);
            store.setKeyEntry("binder", pair.getPrivate(), new char[0], new Certificate[] {certificate});
            store.store(to, new char[0]);
        } catch (GeneralSecurityException | OperatorCreationException impossible) {
            throw new IllegalStateException("A key for binders could not be made", impossible);
        }
    }

    /** A certificate that this pair signs for itself. */
    static X509Certificate certificate(String organization, Instant from, Instant until, KeyPair pair)
            throws GeneralSecurityException, OperatorCreationException, CertIOException {
        var name = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.CN, NAME)
                .addRDN(BCStyle.OU, "Not a certificate of an authority")
                .addRDN(BCStyle.O, organization)
                .build();
        var builder = new JcaX509v3CertificateBuilder(
                name,
                new BigInteger(SERIAL_BITS, new SecureRandom()),
                Date.from(from),
                Date.from(until),
                name,
                pair.getPublic());
        builder.addExtension(
                Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
        var signer = new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate());
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }
}
