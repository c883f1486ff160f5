package dev.vitals.evidence;

import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;

/** Puts the certificates of a signature into their order, each vouched for by the next. */
final class CertificateChain {

    private CertificateChain() {}

    /**
     * @throws BrokenBinderException where one of them vouches for none of the others
     */
    static List<X509Certificate> of(X509CertificateHolder first, List<X509CertificateHolder> all)
            throws CertificateException {
        var chain = new ArrayList<>(List.of(certificate(first)));
        var left = new ArrayList<X509Certificate>();
        for (X509CertificateHolder holder : all) {
            if (!holder.equals(first)) {
                left.add(certificate(holder));
            }
        }
        while (!left.isEmpty()) {
            var last = chain.getLast();
            var issuer = left.stream()
                    .filter(candidate -> isIssuedBy(last, candidate))
                    .findFirst()
                    .orElseThrow(() -> new BrokenBinderException(
                            "The signature of the PDF carries a certificate that vouches for nothing in it"));
            chain.add(issuer);
            left.remove(issuer);
        }
        isSound(chain.getLast());
        return List.copyOf(chain);
    }

    /** A last one that says it vouches for itself must do so; another one is vouched for outside the file. */
    private static void isSound(X509Certificate last) {
        if (last.getSubjectX500Principal().equals(last.getIssuerX500Principal()) && !isIssuedBy(last, last)) {
            throw new BrokenBinderException("The certificate of the signature was changed");
        }
    }

    private static boolean isIssuedBy(X509Certificate certificate, X509Certificate issuer) {
        try {
            if (!certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
                return false;
            }
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException other) {
            return false;
        }
    }

    private static X509Certificate certificate(X509CertificateHolder holder) throws CertificateException {
        return new JcaX509CertificateConverter().getCertificate(holder);
    }
}
