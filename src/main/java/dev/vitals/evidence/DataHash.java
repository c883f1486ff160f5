package dev.vitals.evidence;

import dev.vitals.hash.Sha256;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One hash over all files of data: SHA-256 over their lines {@code hash␣␣name}, by name, as {@code sha256sum} prints
 * them. It stands on the cover of the PDF, so that the PDF alone already says which data it speaks of.
 */
final class DataHash {

    static final String FOLDER = "data/";

    private DataHash() {}

    static String of(List<ArchiveFile> files) {
        return Sha256.of(files.stream()
                .filter(file -> file.name().startsWith(FOLDER))
                .sorted(Comparator.comparing(ArchiveFile::name))
                .map(file -> file.sha256() + "  " + file.name() + "\n")
                .collect(Collectors.joining()));
    }
}
