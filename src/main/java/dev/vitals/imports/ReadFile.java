package dev.vitals.imports;

import dev.vitals.imports.FileFinding.Word;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import tools.jackson.databind.JsonNode;

/**
 * A file as it was understood.
 *
 * @param findings by their order in the file
 * @param refused the first rows that were not understood
 * @param refusals how many there were
 */
record ReadFile(Format format, List<FileFinding> findings, List<Refusal> refused, int refusals) {

    private static final int SHOWN = 50;

    /**
     * A row that was not understood.
     *
     * @param where "row 7", "line 12"
     * @param why completes "it …"
     */
    record Refusal(String where, String why) {}

    /**
     * Reads a file.
     *
     * @throws RefusedFileException with a sentence, when nothing of it can be taken
     */
    static ReadFile of(InputStreamSource file, HipaaNames names) throws IOException {
        var reading = new Reading(names);
        JsonFindings.walk(file, reading);
        if (reading.findings.isEmpty()) {
            var why = reading.refused.isEmpty()
                    ? "it holds none."
                    : "%s %s."
                            .formatted(
                                    reading.refused.getFirst().where(),
                                    reading.refused.getFirst().why());
            throw new RefusedFileException("No finding in OCSF or ASFF could be taken from this file: " + why);
        }
        return new ReadFile(
                Objects.requireNonNull(reading.format), reading.findings, reading.refused, reading.refusals);
    }

    /** The products in it, the first first. */
    Set<Product> products() {
        var products = new LinkedHashSet<Product>();
        findings.forEach(finding -> products.add(finding.product()));
        return products;
    }

    /** The latest time that a row names. */
    @Nullable
    Instant saidAt() {
        return findings.stream()
                .map(FileFinding::at)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    long count(Word word) {
        return findings.stream().filter(finding -> finding.word() == word).count();
    }

    private static final class Reading implements JsonFindings.Visitor {

        private final HipaaNames names;
        private final List<FileFinding> findings = new ArrayList<>();
        private final List<Refusal> refused = new ArrayList<>();
        private int refusals;
        private @Nullable Format format;

        Reading(HipaaNames names) {
            this.names = names;
        }

        @Override
        public void found(String where, JsonNode row) {
            try {
                if (OcsfRow.isOne(row)) {
                    findings.add(OcsfRow.read(row, names));
                    format = Format.OCSF;
                } else if (AsffRow.isOne(row)) {
                    findings.add(AsffRow.read(row, names));
                    format = Format.ASFF;
                } else {
                    refused(where, "is neither OCSF nor ASFF");
                }
            } catch (NotUnderstoodException odd) {
                refused(where, String.valueOf(odd.getMessage()));
            }
        }

        @Override
        public void refused(String where, String why) {
            refusals++;
            if (refused.size() < SHOWN) {
                refused.add(new Refusal(where, why));
            }
        }
    }
}
