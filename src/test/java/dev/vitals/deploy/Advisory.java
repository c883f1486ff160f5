package dev.vitals.deploy;

import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A warning about versions of a library, put down by hand.
 *
 * @param of group and name
 * @param affected from the first version, up to the one that mends it: {@code [42.7.4,42.7.7)}
 * @param id as the advisory is called
 */
record Advisory(String of, String affected, String id, String what) {

    static List<Advisory> all() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/advisories.tsv")).stream()
                .skip(1)
                .map(line -> line.split("\t"))
                .map(cells -> new Advisory(cells[0], cells[1], cells[2], cells[3]))
                .toList();
    }

    boolean affects(String version) {
        var bounds = affected.substring(1, affected.length() - 1).split(",");
        var asked = Version.parse(version);
        return asked.compareTo(Version.parse(bounds[0])) >= 0 && asked.compareTo(Version.parse(bounds[1])) < 0;
    }
}
