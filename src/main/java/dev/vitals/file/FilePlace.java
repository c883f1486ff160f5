package dev.vitals.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** Where content lies, under its hash. */
interface FilePlace {

    /** As the store names it. */
    String word();

    /** Puts it there, inside the transaction that is under way where the place has any. */
    void put(String sha256, Path content) throws IOException;

    /**
     * Writes out what lies there, which may be anything.
     *
     * @throws ChangedFileException where nothing lies there
     */
    void copyTo(String sha256, OutputStream to) throws IOException, ChangedFileException;
}
