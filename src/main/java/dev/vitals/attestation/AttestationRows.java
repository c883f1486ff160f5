package dev.vitals.attestation;

import dev.vitals.attestation.Attestation.Withdrawal;
import dev.vitals.file.FileType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** How rows of the store become attestations and their versions. */
final class AttestationRows {

    private AttestationRows() {}

    /** Of {@code attestation_at}. */
    static Attestation attestation(ResultSet row) throws SQLException {
        return new Attestation(
                row.getLong("id"),
                row.getString("citation"),
                row.getInt("version"),
                row.getInt("newest_version"),
                text(row),
                row.getString("recorded_by"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("signed_by"),
                instant(row, "signed_at"),
                withdrawal(row),
                AttestationState.of(row.getString("state")));
    }

    /** Of {@code attestation_version} with its signature. */
    static AttestationVersion version(ResultSet row) throws SQLException {
        return new AttestationVersion(
                row.getInt("version"),
                text(row),
                row.getString("recorded_by"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("signed_by"),
                instant(row, "signed_at"));
    }

    static AttestedFile file(ResultSet row) throws SQLException {
        return new AttestedFile(
                row.getInt("version"),
                row.getString("name"),
                row.getString("sha256"),
                row.getLong("size"),
                FileType.of(row.getString("type")).orElseThrow(),
                row.getString("added_by"),
                row.getObject("added_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("signed"));
    }

    private static AttestationText text(ResultSet row) throws SQLException {
        return new AttestationText(
                row.getString("title"),
                row.getString("statement"),
                row.getString("owner"),
                row.getObject("covers_from", LocalDate.class),
                row.getObject("covers_to", LocalDate.class),
                row.getObject("performed_on", LocalDate.class),
                row.getObject("review_due", LocalDate.class));
    }

    private static @Nullable Withdrawal withdrawal(ResultSet row) throws SQLException {
        var at = instant(row, "withdrawn_at");
        return at == null
                ? null
                : new Withdrawal(row.getString("withdrawn_by"), at, row.getString("withdrawn_because"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
