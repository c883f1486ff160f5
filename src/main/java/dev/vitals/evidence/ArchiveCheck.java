package dev.vitals.evidence;

import dev.vitals.audit.AuditAnchor;
import dev.vitals.hash.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds what lies in an archive against its manifest, step by step; each step throws what does not hold. */
final class ArchiveCheck {

    static final String PDF = "binder.pdf";
    static final String CERTIFICATE = "certificate.pem";
    static final String ANCHOR = "audit/anchor.json";

    private static final int SMALL = 1 << 24;
    private static final int LARGEST_PDF = 1 << 29;

    private final ArchiveReader archive;
    private final Map<String, ZipForm.Entry> entries;

    ArchiveCheck(ArchiveReader archive) {
        this.archive = archive;
        this.entries = archive.entries().stream()
                .collect(Collectors.toMap(ZipForm.Entry::name, Function.identity(), (one, other) -> {
                    throw new BrokenBinderException("Two files of the archive have the same name");
                }));
    }

    /** The manifest, which must name every file there is, in the order in which they lie. */
    Manifest manifest() throws IOException {
        var manifest = Manifest.of(whole(Manifest.NAME));
        var named = Stream.concat(
                        manifest.files().stream().map(ArchiveFile::name), Stream.of(Manifest.NAME, Manifest.SIGNATURE))
                .toList();
        var there = archive.entries().stream().map(ZipForm.Entry::name).toList();
        if (!named.equals(there)) {
            throw new BrokenBinderException("The archive does not hold the files that its manifest names");
        }
        return manifest;
    }

    /** The certificate that signed the manifest. */
    X509Certificate certificate(Manifest manifest) throws IOException {
        var certificate = parsed(whole(CERTIFICATE)).getFirst();
        if (!SigningKey.fingerprint(certificate).equals(manifest.certificateSha256())
                || !SigningKey.isSignedBy(certificate, whole(Manifest.NAME), whole(Manifest.SIGNATURE))) {
            throw new BrokenBinderException("The manifest was changed after it was signed");
        }
        return certificate;
    }

    void files(Manifest manifest) throws IOException {
        for (ArchiveFile file : manifest.files()) {
            var entry = entries.get(file.name());
            var digest = Sha256.digest();
            var isSame = entry.bytes() == file.bytes()
                    && entry.packedBytes() == file.packedBytes()
                    && entry.isPacked()
                    && archive.packedHash(entry).equals(file.packedSha256());
            if (isSame) {
                archive.unpack(entry, new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            }
            if (!isSame || !Sha256.hex(digest.digest()).equals(file.sha256())) {
                throw new BrokenBinderException("The file %s was changed".formatted(file.name()));
            }
        }
        if (!DataHash.of(manifest.files()).equals(manifest.dataHash())) {
            throw new BrokenBinderException("The hash over all data is another one than the manifest says");
        }
    }

    void pdf(Manifest manifest, X509Certificate certificate) throws IOException {
        var entry = there(PDF);
        var signed = SignedPdf.check(archive.whole(entry, LARGEST_PDF));
        if (!SigningKey.fingerprint(signed.chain().getFirst()).equals(SigningKey.fingerprint(certificate))) {
            throw new BrokenBinderException("The PDF is signed with another certificate than the manifest");
        }
    }

    /** What the archive shows of the audit log, in a sentence. */
    String anchor(Manifest manifest) throws IOException {
        var said = AuditAnchor.check(new String(whole(ANCHOR), StandardCharsets.UTF_8));
        if (said.number() != manifest.auditNumber()
                || !said.hash().equals(manifest.auditHash())
                || !said.object().equals(manifest.binder().toString())) {
            throw new BrokenBinderException(
                    "The entry of the audit log is not the one by which this binder was asked for");
        }
        return "It was asked for by entry %d of the audit log, whose hash is right%s. Compare it with an export of that log."
                .formatted(
                        said.number(),
                        said.hasHead() ? ", and so is the signature of the log's newest daily head" : "");
    }

    private byte[] whole(String name) throws IOException {
        return archive.whole(there(name), SMALL);
    }

    private ZipForm.Entry there(String name) {
        var entry = entries.get(name);
        if (entry == null) {
            throw new BrokenBinderException("The archive has no " + name);
        }
        return entry;
    }

    private static List<X509Certificate> parsed(byte[] pem) {
        try {
            var all =
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem)).stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (all.isEmpty()) {
                throw new BrokenBinderException("The archive has no certificate");
            }
            return all;
        } catch (CertificateException broken) {
            throw new BrokenBinderException("The certificate of the archive cannot be read");
        }
    }
}
