package dev.vitals.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Verifies a binder, as an archive or as a PDF alone, without a database, a network, or the installation that made it. */
public final class BinderVerifier {

    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final List<String> lines = new ArrayList<>();

    private BinderVerifier() {}

    /**
     * What came of it.
     *
     * @param lines what was looked at and holds, in sentences
     * @param broken the first thing that does not hold; empty where everything does
     */
    public record Verdict(List<String> lines, Optional<String> broken) {

        public boolean holds() {
            return broken.isEmpty();
        }
    }

    /**
     * Verifies a file.
     *
     * @param fingerprint of the certificate that must have signed it, as hexadecimal digits; empty for any
     * @throws IOException where the file cannot be read at all
     */
    public static Verdict verify(Path file, Optional<String> fingerprint) throws IOException {
        var verifier = new BinderVerifier();
        try {
            var certificate = verifier.isPdf(file) ? verifier.pdf(Files.readAllBytes(file)) : verifier.archive(file);
            verifier.expected(certificate, fingerprint);
            return new Verdict(List.copyOf(verifier.lines), Optional.empty());
        } catch (BrokenBinderException | IllegalArgumentException broken) {
            return new Verdict(List.copyOf(verifier.lines), Optional.of(broken.getMessage() + "."));
        }
    }

    private boolean isPdf(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(5), StandardCharsets.ISO_8859_1).equals("%PDF-");
        }
    }

    private X509Certificate pdf(byte[] bytes) {
        var signed = SignedPdf.check(bytes);
        lines.add("The PDF is whole: its signature covers every byte of it.");
        signed.signedAt()
                .ifPresent(at -> lines.add("It was signed on %s, by the signer's own clock.".formatted(AT.format(at))));
        lines.add(
                "This is the PDF alone. Its annex names the SHA-256 of every file of data; verify the archive to check them all at once.");
        signer(signed.chain().getFirst());
        return signed.chain().getFirst();
    }

    private X509Certificate archive(Path file) throws IOException {
        try (var archive = new ArchiveReader(file)) {
            var checked = new ArchiveCheck(archive);
            var manifest = checked.manifest();
            lines.add("The archive has the binder of %s for %s, %s to %s."
                    .formatted(manifest.organization(), manifest.scope(), manifest.firstDay(), manifest.lastDay()));
            archive.checkForm(manifest.requestedAt());
            lines.add("Every byte of the archive is accounted for.");
            var certificate = checked.certificate(manifest);
            lines.add("The manifest is signed.");
            checked.files(manifest);
            lines.add("%d files are as the manifest names them, to the byte."
                    .formatted(manifest.files().size()));
            checked.pdf(manifest, certificate);
            lines.add("The PDF is whole, and signed with the same certificate.");
            lines.add(checked.anchor(manifest));
            signer(certificate);
            return certificate;
        }
    }

    private void signer(X509Certificate certificate) {
        lines.add(
                "Signed by %s.".formatted(certificate.getSubjectX500Principal().getName("RFC1779")));
        lines.add("Its certificate has the SHA-256 fingerprint %s.".formatted(SigningKey.fingerprint(certificate)));
        var vouches = certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())
                ? "Nobody vouches for that certificate: it says that nothing changed, not who made it. Compare the fingerprint with one that you were given another way."
                : "It was issued by %s. Whether you trust that issuer is yours to say."
                        .formatted(certificate.getIssuerX500Principal().getName("RFC1779"));
        lines.add(vouches);
    }

    private void expected(X509Certificate certificate, Optional<String> fingerprint) {
        var wanted = fingerprint.map(digits -> digits.replace(":", "").strip().toLowerCase(Locale.ROOT));
        if (wanted.isPresent() && !wanted.get().equals(SigningKey.fingerprint(certificate))) {
            throw new BrokenBinderException("It was signed with another certificate than the one you expect");
        }
    }
}
