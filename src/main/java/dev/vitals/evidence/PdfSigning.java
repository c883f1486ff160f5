package dev.vitals.evidence;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;

/** Signs a PDF as PAdES baseline B (ETSI EN 319 142-1). */
final class PdfSigning {

    private static final int ROOM_PER_CERTIFICATE = 6_000;
    private static final int ROOM = 8_000;

    private PdfSigning() {}

    static byte[] sign(byte[] pdf, SigningKey key, Instant at) throws IOException {
        var parameters = new PAdESSignatureParameters();
        parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
        parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
        parameters.setSigningCertificate(new CertificateToken(key.certificate()));
        parameters.setCertificateChain(
                key.chain().stream().map(CertificateToken::new).toList());
        parameters.bLevel().setSigningDate(Date.from(at));
        parameters.setReason("Evidence binder of Vitals");
        parameters.setContentSize(ROOM + ROOM_PER_CERTIFICATE * key.chain().size());
        var service = new PAdESService(new CommonCertificateVerifier());
        var document = new InMemoryDocument(pdf);
        var toSign = service.getDataToSign(document, parameters);
        var algorithm = SignatureAlgorithm.forJAVA(
                SigningKey.algorithm(key.certificate().getPublicKey()));
        var value = new SignatureValue(algorithm, key.sign(toSign.getBytes()));
        try (var signed = service.signDocument(document, parameters, value).openStream()) {
            return signed.readAllBytes();
        }
    }
}
