package dev.vitals.evidence;

import dev.vitals.attestation.Attestation;
import dev.vitals.attestation.AttestedFile;
import dev.vitals.hash.Sha256;
import java.util.List;
import java.util.stream.Stream;

/**
 * An attestation as it stood at the end of the period.
 *
 * @param sha256 over its text, see {@link #of}: whoever holds the text can tell that it is the one that was signed
 * @param files of the version that counted, each with the hash of its content
 */
record AttestedLine(Attestation attestation, String sha256, List<AttestedFile> files) {

    static final String[] COLUMNS = {
        "attestation",
        "citation",
        "version",
        "state",
        "title",
        "statement",
        "owner",
        "covers_from",
        "covers_to",
        "performed_on",
        "review_due",
        "recorded_by",
        "recorded_at",
        "signed_by",
        "signed_at",
        "text_sha256"
    };
    static final String[] FILES = {
        "attestation",
        "citation",
        "version",
        "name",
        "type",
        "bytes",
        "sha256",
        "added_by",
        "added_at",
        "signed_with_it"
    };

    AttestedLine {
        files = List.copyOf(files);
    }

    /** The hash is over citation, version, title, statement, owner and the four dates, each followed by a line feed. */
    static AttestedLine of(Attestation attestation, List<AttestedFile> files) {
        var text = attestation.text();
        var said = new StringBuilder();
        for (Object part : new Object[] {
            attestation.citation(),
            attestation.version(),
            text.title(),
            text.statement(),
            text.owner(),
            text.coversFrom(),
            text.coversTo(),
            text.performedOn(),
            text.reviewDue()
        }) {
            said.append(part).append('\n');
        }
        return new AttestedLine(attestation, Sha256.of(said.toString()), files);
    }

    Object[] cells() {
        var text = attestation.text();
        return new Object[] {
            attestation.id(),
            attestation.citation(),
            attestation.version(),
            attestation.state().word(),
            text.title(),
            text.statement(),
            text.owner(),
            text.coversFrom(),
            text.coversTo(),
            text.performedOn(),
            text.reviewDue(),
            attestation.recordedBy(),
            attestation.recordedAt(),
            attestation.signer(),
            attestation.signedAt() == null ? "" : attestation.signedAt(),
            sha256
        };
    }

    Stream<Object[]> fileCells() {
        return files.stream().map(file -> new Object[] {
            attestation.id(),
            attestation.citation(),
            file.version(),
            file.name(),
            file.type().word(),
            file.size(),
            file.sha256(),
            file.addedBy(),
            file.addedAt(),
            file.isSigned()
        });
    }
}
