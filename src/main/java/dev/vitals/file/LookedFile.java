package dev.vitals.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that was looked into and may be kept. It lies beside the database until it is closed, kept or not.
 *
 * @param name without folders and signs that no name should have
 * @param sha256 of its content, in hexadecimal
 */
public record LookedFile(String name, FileType type, long size, String sha256, Path content) implements AutoCloseable {

    @Override
    public void close() {
        try {
            Files.deleteIfExists(content);
        } catch (IOException stays) {
            throw new UncheckedIOException("A file that was looked into could not be removed", stays);
        }
    }
}
