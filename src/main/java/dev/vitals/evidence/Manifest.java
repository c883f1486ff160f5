package dev.vitals.evidence;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an archive holds, signed as a whole: its files with their hashes, what it is about, and the entry of the audit log
 * by which it was asked for.
 *
 * @param format the form of archive and manifest; another one is refused
 * @param asKnownAt the moment at which the data is shown
 * @param dataHash see {@link DataHash}
 * @param auditNumber of the entry by which it was asked for
 * @param certificateSha256 fingerprint of the certificate that signed it
 */
record Manifest(
        String format,
        UUID binder,
        String organization,
        String scope,
        LocalDate firstDay,
        LocalDate lastDay,
        Instant asKnownAt,
        Instant requestedAt,
        String requestedBy,
        String vitals,
        String dataHash,
        long auditNumber,
        String auditHash,
        String certificateSha256,
        List<ArchiveFile> files) {

    static final String NAME = "manifest.json";
    static final String SIGNATURE = "manifest.json.sig";
    static final String FORMAT = "vitals-binder/1";

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    Manifest {
        files = List.copyOf(files);
    }

    byte[] json() {
        return (MAPPER.writeValueAsString(this).replace("\r\n", "\n") + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException where it is none, or of a form that this version does not know
     */
    static Manifest of(byte[] json) {
        try {
            var manifest = MAPPER.readValue(json, Manifest.class);
            if (!FORMAT.equals(manifest.format())) {
                throw new IllegalArgumentException(
                        "The manifest is of the form %s, which this version of Vitals does not know"
                                .formatted(manifest.format()));
            }
            return manifest;
        } catch (JacksonException | NullPointerException broken) {
            throw new IllegalArgumentException("The manifest cannot be understood", broken);
        }
    }
}
