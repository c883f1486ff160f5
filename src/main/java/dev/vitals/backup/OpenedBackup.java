package dev.vitals.backup;

import dev.vitals.hash.Sha256;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.flywaydb.core.api.MigrationVersion;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A backup as it is read. Nothing of it is believed before its hashes were compared. */
public final class OpenedBackup implements AutoCloseable {

    private static final int PIECE = 1 << 16;
    private static final int LONGEST_MANIFEST = 50_000_000;

    /** What stands in statements and paths: as Vitals names its own, and nothing else. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    private static final Pattern KEY_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    /** Takes pieces of a table. */
    @FunctionalInterface
    interface Sink<E extends Exception> {
        void take(byte[] bytes, int length) throws E;
    }

    private final Path file;
    private final ZipFile zip;
    private final Manifest manifest;

    private OpenedBackup(Path file, ZipFile zip) throws IOException {
        this.file = file;
        this.zip = zip;
        this.manifest = readManifest();
    }

    /**
     * Opens it and looks at nothing but what it says of itself.
     *
     * @throws BackupRefusedException where it is no backup, or one that this version cannot read
     */
    public static OpenedBackup open(Path file) throws IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new BackupRefusedException("There is no file at %s that can be read.".formatted(file));
        }
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (IOException broken) {
            throw new BackupRefusedException(
                    "%s is damaged, or no backup of Vitals: it cannot be opened as one.".formatted(file), broken);
        }
        try {
            return new OpenedBackup(file, zip);
        } catch (IOException | RuntimeException refused) {
            zip.close();
            throw refused;
        }
    }

    Manifest manifest() {
        return manifest;
    }

    /** When it was made, how much is in it and of which schema, as a sentence. */
    public String words() {
        return "Made on %s of schema %s: %,d tables, %,d rows, %,d entries of the audit log"
                .formatted(
                        manifest.madeAt(),
                        manifest.schema(),
                        manifest.tables().size(),
                        manifest.rows(),
                        manifest.auditEntries());
    }

    /**
     * Reads every file of it to its end and compares the hashes, before anything is done with it.
     *
     * @throws BackupRefusedException that names the first that is not as it was written
     */
    public void check() throws IOException {
        var expected = new HashSet<>(Set.of(Manifest.FILE));
        for (var table : manifest.tables()) {
            expected.add(table.file());
            var digest = Sha256.digest();
            each(table, (bytes, length) -> digest.update(bytes, 0, length));
            compare(table.file(), table.sha256(), digest.digest());
        }
        for (var key : manifest.keys()) {
            expected.add(key.file());
            compare(key.file(), key.sha256(), Sha256.digest().digest(key(key)));
        }
        zip.stream()
                .filter(entry -> !expected.contains(entry.getName()))
                .findFirst()
                .ifPresent(entry -> {
                    throw damaged(entry.getName() + " is not in its list");
                });
    }

    /** @throws BackupRefusedException where a newer version made it */
    void refuseNewerThan(String schema) {
        if (MigrationVersion.fromVersion(manifest.schema()).isNewerThan(schema)) {
            throw new BackupRefusedException(
                    "The backup is of schema %s, and this version of Vitals knows %s. Restore it with the version that made it, or a newer one."
                            .formatted(manifest.schema(), schema));
        }
    }

    <E extends Exception> void each(Manifest.Table table, Sink<E> sink) throws IOException, E {
        try (var content = content(table.file())) {
            var piece = new byte[PIECE];
            for (int read; (read = read(content, piece, table.file())) > 0; ) {
                sink.take(piece, read);
            }
        }
    }

    byte[] key(Manifest.Key key) throws IOException {
        try (var content = content(key.file())) {
            return content.readNBytes(PIECE);
        }
    }

    public boolean hasKeys() {
        return !manifest.keys().isEmpty();
    }

    /** @throws BackupRefusedException where the passphrase is another one than that of its keys */
    public void requireOpens(SealedKeys passphrase) throws IOException {
        for (var key : manifest.keys()) {
            passphrase.opened(key.name(), key(key));
        }
    }

    /**
     * Puts the keys that are in it into the folder of the data. What is there stays.
     *
     * @return the files that were written
     * @throws BackupRefusedException where the passphrase is another one
     */
    public List<Path> putBack(SealedKeys passphrase, Path folder) throws IOException {
        var written = new ArrayList<Path>();
        for (var key : manifest.keys()) {
            var to = folder.resolve(key.name());
            var opened = passphrase.opened(key.name(), key(key));
            if (!Files.exists(to)) {
                Files.createDirectories(folder);
                Files.createFile(
                        to, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                written.add(Files.write(to, opened));
            }
        }
        return written;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private Manifest readManifest() throws IOException {
        if (zip.getEntry(Manifest.FILE) == null) {
            throw new BackupRefusedException(
                    "%s is no backup of Vitals, or it was not written to its end.".formatted(file));
        }
        try (var content = content(Manifest.FILE)) {
            var read = JsonMapper.shared().readValue(content.readNBytes(LONGEST_MANIFEST), Manifest.class);
            if (read.format() > Manifest.FORMAT) {
                throw new BackupRefusedException(
                        "A newer version of Vitals wrote this backup in another form (%d). Restore it with that version."
                                .formatted(read.format()));
            }
            requireNames(read);
            return read;
        } catch (JacksonException | IOException | NullPointerException broken) {
            throw damaged("its list cannot be read");
        }
    }

    private void requireNames(Manifest read) {
        read.tables().forEach(table -> {
            requireName(NAME, table.name());
            table.columns().forEach(column -> requireName(NAME, column));
        });
        read.sequences().forEach(sequence -> requireName(NAME, sequence.name()));
        read.months().forEach(month -> requireName(NAME, month.table()));
        read.keys().forEach(key -> requireName(KEY_NAME, key.name()));
    }

    private void requireName(Pattern pattern, String name) {
        if (!pattern.matcher(name).matches()) {
            throw damaged("its list names something that Vitals does not write");
        }
    }

    private InputStream content(String name) throws IOException {
        var entry = zip.getEntry(name);
        if (entry == null) {
            throw damaged(name + " is missing");
        }
        return new BufferedInputStream(zip.getInputStream(entry), PIECE);
    }

    private int read(InputStream content, byte[] piece, String name) {
        try {
            return content.read(piece);
        } catch (IOException broken) {
            throw damaged(name + " cannot be unpacked");
        }
    }

    private void compare(String name, String expected, byte[] found) {
        if (!Sha256.hex(found).equals(expected)) {
            throw damaged(name + " is not what was written");
        }
    }

    private BackupRefusedException damaged(String how) {
        return new BackupRefusedException(
                "%s is damaged: %s. Nothing was restored; use another copy of it.".formatted(file, how));
    }
}
