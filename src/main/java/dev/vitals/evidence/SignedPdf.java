package dev.vitals.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Calendar;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.Store;

/**
 * The signature in a PDF, looked at without asking anybody: whether it covers every byte of the file but itself, whether
 * it is by the certificate that it names, and whether it is written in the one way that there is.
 */
final class SignedPdf {

    /**
     * A signature that holds.
     *
     * @param chain the certificate that signed, followed by those that vouch for it
     * @param signedAt as the signer said
     */
    record Signed(List<X509Certificate> chain, Optional<Instant> signedAt) {}

    private SignedPdf() {}

    /**
     * Looks at a file.
     *
     * @throws BrokenBinderException with the sentence that says what does not hold
     */
    static Signed check(byte[] pdf) {
        var signature = signature(pdf);
        var range = signature.getByteRange();
        if (range.length != 4
                || range[0] != 0
                || range[1] < 0
                || range[2] < range[1]
                || range[3] < 0
                || (long) range[2] + range[3] != pdf.length) {
            throw new BrokenBinderException("The signature of the PDF does not cover the whole file");
        }
        var covered = new byte[range[1] + range[3]];
        System.arraycopy(pdf, 0, covered, 0, range[1]);
        System.arraycopy(pdf, range[2], covered, range[1], range[3]);
        var chain = understood(covered, container(Arrays.copyOfRange(pdf, range[1], range[2])));
        return new Signed(chain, Optional.ofNullable(signature.getSignDate()).map(Calendar::toInstant));
    }

    /** Parsers of what somebody changed stumble in many ways; each of them means the same. */
    private static List<X509Certificate> understood(byte[] covered, byte[] container) {
        try {
            return check(covered, container);
        } catch (BrokenBinderException known) {
            throw known;
        } catch (RuntimeException stumbled) {
            throw new BrokenBinderException("The signature of the PDF cannot be understood");
        }
    }

    private static PDSignature signature(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            var signatures = document.getSignatureDictionaries();
            if (signatures.size() != 1) {
                throw new BrokenBinderException(
                        "The PDF has %d signatures; a binder has one".formatted(signatures.size()));
            }
            return signatures.getFirst();
        } catch (IOException | RuntimeException unreadable) {
            if (unreadable instanceof BrokenBinderException known) {
                throw known;
            }
            throw new BrokenBinderException("The PDF cannot be read");
        }
    }

    /** The bytes between {@code <} and {@code >}: hexadecimal digits in one case, filled up with zeros. */
    private static byte[] container(byte[] gap) {
        var text = new String(gap, StandardCharsets.ISO_8859_1);
        var digits = text.substring(1, Math.max(1, text.length() - 1));
        var isOneCase =
                digits.equals(digits.toLowerCase(Locale.ROOT)) || digits.equals(digits.toUpperCase(Locale.ROOT));
        if (!text.startsWith("<") || !text.endsWith(">") || !isOneCase) {
            throw new BrokenBinderException("The signature of the PDF is not written as it was");
        }
        try {
            return HexFormat.of().parseHex(digits);
        } catch (IllegalArgumentException other) {
            throw new BrokenBinderException("The signature of the PDF is not written as it was");
        }
    }

    private static List<X509Certificate> check(byte[] covered, byte[] container) {
        try {
            var length = SignatureForm.lengthOf(container);
            for (int at = length; at < container.length; at++) {
                if (container[at] != 0) {
                    throw new BrokenBinderException("Something stands behind the signature of the PDF");
                }
            }
            var signed = Arrays.copyOf(container, length);
            var data = new CMSSignedData(new CMSProcessableByteArray(covered), signed);
            var signers = data.getSignerInfos().getSigners();
            if (signers.size() != 1) {
                throw new BrokenBinderException("The PDF is not signed by one signer");
            }
            var signer = signers.iterator().next();
            Store<X509CertificateHolder> certificates = data.getCertificates();
            var all = List.copyOf(certificates.getMatches(null));
            var found = all.stream()
                    .filter(signer.getSID()::match)
                    .findFirst()
                    .orElseThrow(() -> new BrokenBinderException("The certificate that signed the PDF is not in it"));
            if (!signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(found))) {
                throw new BrokenBinderException("The PDF was changed after it was signed");
            }
            SignatureForm.check(data, signer, found, all, signed);
            return CertificateChain.of(found, all);
        } catch (CMSException | OperatorCreationException | CertificateException | IOException broken) {
            throw new BrokenBinderException("The PDF was changed after it was signed");
        }
    }
}
