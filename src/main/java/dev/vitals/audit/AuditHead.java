package dev.vitals.audit;

import dev.vitals.audit.AuditEntry.Hash;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;

/**
 * The newest entry of a day, signed.
 *
 * @param key the public key, X.509 SubjectPublicKeyInfo in Base64
 * @param signature Ed25519 (RFC 8032) over {@code "day number hash"}
 */
record AuditHead(LocalDate day, long number, Hash hash, String key, byte[] signature, Instant signedAt) {

    private static final String ALGORITHM = "Ed25519";

    static AuditHead sign(LocalDate day, long number, Hash hash, String publicKey, PrivateKey privateKey, Instant at) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey);
            signature.update(said(day, number, hash));
            return new AuditHead(day, number, hash, publicKey, signature.sign(), at);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("The head of the audit log could not be signed", impossible);
        }
    }

    /** Whether the signature belongs to what the head says, by the key that it names. */
    boolean isSigned() {
        try {
            var encoded = new X509EncodedKeySpec(Base64.getDecoder().decode(key));
            var signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(KeyFactory.getInstance(ALGORITHM).generatePublic(encoded));
            signature.update(said(day, number, hash));
            return signature.verify(this.signature);
        } catch (GeneralSecurityException | IllegalArgumentException broken) {
            return false;
        }
    }

    private static byte[] said(LocalDate day, long number, Hash hash) {
        return "%s %d %s".formatted(day, number, hash.hex()).getBytes(StandardCharsets.UTF_8);
    }
}
