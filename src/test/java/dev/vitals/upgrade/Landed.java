package dev.vitals.upgrade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The migrations as they landed: what a database somewhere has run already, and no edit would reach. */
public final class Landed {

    static final Path FILE = Path.of("src/test/resources/migrations.tsv");
    private static final Path FOLDER = Path.of("db/migration");
    private static final Pattern NAME = Pattern.compile("V(\\d+)__\\w+\\.sql");

    private Landed() {}

    /** Numbers and SHA-256 of those that are there. */
    static Map<Integer, String> there() throws IOException {
        var there = new TreeMap<Integer, String>();
        try (var files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                var name = NAME.matcher(file.getFileName().toString());
                if (name.matches()) {
                    there.put(Integer.valueOf(name.group(1)), file.getFileName() + "\t" + hash(file));
                }
            }
        }
        return there;
    }

    /** Those that were written down. */
    static Map<Integer, String> written() throws IOException {
        return Files.readAllLines(FILE).stream()
                .collect(Collectors.toMap(
                        line -> Integer.valueOf(line.substring(1, line.indexOf("__"))),
                        line -> line,
                        (one, other) -> one,
                        TreeMap::new));
    }

    /** Writes down all that are there, at a release. */
    public static void write() throws IOException {
        Files.write(FILE, there().values());
    }

    private static String hash(Path file) throws IOException {
        try {
            var text = Files.readString(file).replace("\r\n", "\n");
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
