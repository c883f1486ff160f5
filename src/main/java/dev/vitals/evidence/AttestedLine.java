package dev.vitals.evidence;

import dev.vitals.attestation.Attestation;

/**
 * An attestation as it stood at the end of the period.
 *
 * @param sha256 over its text, see {@link #of}: whoever holds the text can tell that it is the one that was signed
 */
record AttestedLine(Attestation attestation, String sha256) {

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

    /** The hash is over citation, version, title, statement, owner and the four dates, each followed by a line feed. */
    static AttestedLine of(Attestation attestation) {
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
        return new AttestedLine(attestation, Sha256.of(said.toString()));
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
}
