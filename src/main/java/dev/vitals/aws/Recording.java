package dev.vitals.aws;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A folder of {@code service/region/Operation[-key].json} in the shape that the AWS CLI prints, and
 * {@code …error.json} for calls that failed.
 */
public interface Recording {

    /**
     * Opens a file of the recording, or nothing when it has none of this name.
     *
     * @param name relative, with forward slashes
     * @throws IOException when the file is there and cannot be read
     */
    Optional<InputStream> open(String name) throws IOException;

    /** A recording in a folder. */
    static Recording in(Path folder) {
        var root = folder.toAbsolutePath().normalize();
        return name -> {
            var file = root.resolve(name).normalize();
            if (!file.startsWith(root)) {
                return Optional.empty();
            }
            try {
                return Optional.of(Files.newInputStream(file));
            } catch (NoSuchFileException none) {
                return Optional.empty();
            }
        };
    }

    /** A recording on the class path, below {@code root}. */
    static Recording onClassPath(String root) {
        return name -> Optional.ofNullable(Recording.class.getResourceAsStream("/" + root + "/" + name));
    }

    /** A recording in which files of {@code newer} stand before those of {@code older}. */
    static Recording layered(Recording newer, Recording older) {
        return name -> {
            var file = newer.open(name);
            return file.isPresent() ? file : older.open(name);
        };
    }

    /**
     * A recording whose times are told relative to a story and to the scan that reads it.
     *
     * @param start for <code>{{start-400d}}</code>
     * @param scan for <code>{{scan-2h}}</code>
     */
    static Recording filled(Recording inner, Instant start, Instant scan) {
        return new FilledRecording(inner, start, scan);
    }
}
