package dev.vitals.seal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A file with a key, made at first use, for its owner's eyes alone. Instances that share it use the same one. */
public final class KeyFile {

    /** Writes a new key. */
    @FunctionalInterface
    public interface Maker {
        byte[] make() throws IOException;
    }

    private final Path path;
    private final Maker maker;

    public KeyFile(Path path, Maker maker) {
        this.path = path;
        this.maker = maker;
    }

    public Path path() {
        return path;
    }

    /**
     * What the file holds.
     *
     * @throws IOException where it can be neither read nor made
     */
    public byte[] read() throws IOException {
        if (!Files.exists(path)) {
            make();
        }
        return Files.readAllBytes(path);
    }

    private void make() throws IOException {
        var folder = path.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        var draft = Files.createTempFile(
                folder,
                path.getFileName().toString(),
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.write(draft, maker.make());
            // Of two instances that start together on one folder one makes the key, and both use it.
            Files.createLink(path, draft);
        } catch (FileAlreadyExistsException other) {
            return;
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
