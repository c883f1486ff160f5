package dev.vitals.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.pades.validation.PDFDocumentAnalyzer;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import java.io.ByteArrayOutputStream;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SignedPdfTest {

    private static final Instant AT = Instant.parse("2026-11-24T09:00:00Z");
    private static SigningKey key;
    private static byte[] signed;

    @BeforeAll
    static void sign() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var pair = generator.generateKeyPair();
        key = new SigningKey(
                pair.getPrivate(),
                List.of(OwnCertificate.certificate("Clinic", AT, AT.plus(Duration.ofDays(9)), pair)),
                true);
        var pdf = new ByteArrayOutputStream();
        PaperPress.print(PaperPressTest.PAGE, AT, pdf);
        signed = PdfSigning.sign(pdf.toByteArray(), key, AT);
    }

    @Test
    void aSignedPaperIsStillForTheArchiveAndForReadersOfScreens() throws Exception {
        assertThat(VeraPdf.complaints(signed)).isEmpty();
    }

    @Test
    void itIsSignedAsPadesBaselineBByWhatTheEuropeanValidatorSays() {
        var analyzer = new PDFDocumentAnalyzer(new InMemoryDocument(signed));
        var signature = analyzer.getSignatures().getFirst();
        signature.initBaselineRequirementsChecker(new CommonCertificateVerifier());
        assertThat(signature.getDataFoundUpToLevel()).isEqualTo(SignatureLevel.PAdES_BASELINE_B);
        signature.checkSignatureIntegrity();
        assertThat(signature.getSignatureCryptographicVerification().isSignatureIntact())
                .isTrue();
    }

    @Test
    void whoSignedAndWhenIsRead() {
        var found = SignedPdf.check(signed);
        assertThat(SigningKey.fingerprint(found.chain().getFirst())).isEqualTo(key.fingerprint());
        assertThat(found.signedAt()).contains(AT);
    }

    @Test
    void noByteOfItMayChange() {
        int survived = 0;
        var text = new String(signed, java.nio.charset.StandardCharsets.ISO_8859_1);
        int from = text.lastIndexOf("/Contents <");
        for (int at = 0; at < signed.length; at += at > from - 50 && at < from + 9_000 ? 17 : 4_999) {
            var changed = signed.clone();
            changed[at] ^= 1;
            try {
                SignedPdf.check(changed);
                survived++;
            } catch (BrokenBinderException asItShould) {
            }
        }
        assertThat(survived).isZero();
    }
}
