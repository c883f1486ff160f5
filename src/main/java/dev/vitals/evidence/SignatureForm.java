package dev.vitals.evidence;

import dev.vitals.hash.Sha256;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;

/**
 * The container of a signature holds parts that no signature covers: names of algorithms, versions, order. Written anew
 * in the one way that Vitals writes them, they must give the same bytes.
 */
final class SignatureForm {

    private static final int SHORT = 0x80;
    private static final int MOST_LENGTH_BYTES = 3;

    private SignatureForm() {}

    /** How long the DER value at the beginning is, its head included. */
    static int lengthOf(byte[] der) {
        int first = Byte.toUnsignedInt(der[1]);
        if (first < SHORT) {
            return 2 + first;
        }
        int more = first - SHORT;
        if (more == 0 || more > MOST_LENGTH_BYTES) {
            throw new IllegalArgumentException("No length of a signature");
        }
        int length = 0;
        for (int at = 0; at < more; at++) {
            length = length << 8 | Byte.toUnsignedInt(der[2 + at]);
        }
        if (2 + more + length > der.length) {
            throw new IllegalArgumentException("The signature ends too early");
        }
        return 2 + more + length;
    }

    /**
     * @throws BrokenBinderException where the container is not written as it would be
     */
    static void check(
            CMSSignedData data,
            SignerInformation signer,
            X509CertificateHolder certificate,
            List<X509CertificateHolder> all,
            byte[] bytes)
            throws IOException {
        named(signer, certificate);
        var outer = SignedData.getInstance(data.toASN1Structure().getContent());
        var attributes = signer.toASN1Structure().getAuthenticatedAttributes();
        var digest = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);
        var info = new SignerInfo(
                new SignerIdentifier(new IssuerAndSerialNumber(certificate.getIssuer(), certificate.getSerialNumber())),
                digest,
                attributes,
                algorithm(certificate),
                new DEROctetString(signer.getSignature()),
                (ASN1Set) null);
        var anew = new SignedData(
                new DERSet(digest),
                new ContentInfo(CMSObjectIdentifiers.data, null),
                outer.getCertificates(),
                null,
                new DERSet(info));
        if (outer.getCertificates().size() != all.size()
                || !Arrays.equals(
                        bytes, new ContentInfo(CMSObjectIdentifiers.signedData, anew).getEncoded(ASN1Encoding.DER))) {
            throw new BrokenBinderException("The signature of the PDF is not written as it was");
        }
    }

    /** The signature itself says by its hash which certificate it belongs to. */
    private static void named(SignerInformation signer, X509CertificateHolder certificate) throws IOException {
        var attribute = signer.getSignedAttributes().get(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        if (attribute == null) {
            throw new BrokenBinderException("The signature of the PDF does not say which certificate it belongs to");
        }
        var said = SigningCertificateV2.getInstance(attribute.getAttrValues().getObjectAt(0));
        if (!Sha256.hex(said.getCerts()[0].getCertHash()).equals(Sha256.of(certificate.getEncoded()))) {
            throw new BrokenBinderException("The signature of the PDF belongs to another certificate");
        }
    }

    private static AlgorithmIdentifier algorithm(X509CertificateHolder certificate) {
        var isElliptic = certificate
                .getSubjectPublicKeyInfo()
                .getAlgorithm()
                .getAlgorithm()
                .equals(org.bouncycastle.asn1.x9.X9ObjectIdentifiers.id_ecPublicKey);
        return new DefaultSignatureAlgorithmIdentifierFinder().find(isElliptic ? "SHA256WITHECDSA" : "SHA256WITHRSA");
    }
}
