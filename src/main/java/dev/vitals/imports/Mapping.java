package dev.vitals.imports;

import dev.vitals.hipaa.SafeguardCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Which safeguards a check of another product serves: what its file says, else what {@code facts/peer-checks.tsv} says. */
@Component
class Mapping {

    private static final String TABLE = "/facts/peer-checks.tsv";

    private final HipaaNames names;
    private final Map<String, List<String>> peers = new HashMap<>();

    Mapping(SafeguardCatalogue safeguards) {
        this.names = new HipaaNames(safeguards);
        try (var table = Mapping.class.getResourceAsStream(TABLE)) {
            if (table == null) {
                throw new IllegalStateException(TABLE + " is not in the jar");
            }
            new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .forEach(cell ->
                            peers.put(cell[0] + ":" + cell[1], names.citations(Arrays.stream(cell[3].split(",")))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    HipaaNames names() {
        return names;
    }

    /** Citations; none where nobody names any. */
    List<String> of(FileFinding finding) {
        return finding.safeguards().isEmpty() ? peers.getOrDefault(finding.rule(), List.of()) : finding.safeguards();
    }
}
