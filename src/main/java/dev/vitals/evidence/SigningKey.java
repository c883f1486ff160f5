package dev.vitals.evidence;

import dev.vitals.hash.Sha256;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What signs a binder.
 *
 * @param chain the certificate, followed by those that vouch for it
 * @param isOwn whether this installation made it for itself: it then says that nothing changed, and not who made it
 */
record SigningKey(PrivateKey key, List<X509Certificate> chain, boolean isOwn) {

    private static final int LINE = 64;

    SigningKey {
        chain = List.copyOf(chain);
    }

    X509Certificate certificate() {
        return chain.getFirst();
    }

    public String fingerprint() {
        return fingerprint(certificate());
    }

    /** Such as {@code CN=Riverside Clinic, O=Riverside}. */
    public String subject() {
        return certificate().getSubjectX500Principal().getName("RFC1779");
    }

    public String issuer() {
        return certificate().getIssuerX500Principal().getName("RFC1779");
    }

    /** The certificates as OpenSSL reads them. */
    String pem() {
        var encoder = Base64.getMimeEncoder(LINE, new byte[] {'\n'});
        return chain.stream()
                .map(each -> "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
                        .formatted(encoder.encodeToString(encoded(each))))
                .collect(Collectors.joining());
    }

    byte[] sign(byte[] bytes) {
        try {
            var signature = Signature.getInstance(algorithm(certificate().getPublicKey()));
            signature.initSign(key);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException refused) {
            throw new BinderFailedException(
                    "The key of the certificate does not sign. Use one with an RSA or an elliptic key.", refused);
        }
    }

    /** Whether a signature over these bytes is by the key of this certificate. */
    static boolean isSignedBy(X509Certificate certificate, byte[] bytes, byte[] signature) {
        try {
            var check = Signature.getInstance(algorithm(certificate.getPublicKey()));
            check.initVerify(certificate.getPublicKey());
            check.update(bytes);
            return check.verify(signature);
        } catch (GeneralSecurityException broken) {
            return false;
        }
    }

    static String fingerprint(X509Certificate certificate) {
        return Sha256.of(encoded(certificate));
    }

    static String algorithm(PublicKey key) {
        return key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
