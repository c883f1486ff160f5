package dev.vitals.file;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much may be kept, and where.
 *
 * @param maxSize of one file
 * @param perVersion most files of one version of a record
 * @param maxRequest of all that one form sends
 * @param bucket in which files are kept; none: in the database
 * @param region of the bucket
 * @param kmsKey with which the bucket encrypts them; none: with its own
 */
@ConfigurationProperties("vitals.files")
public record FileLimits(
        @DefaultValue("25MB") DataSize maxSize,
        @DefaultValue("20") int perVersion,
        @DefaultValue("110MB") DataSize maxRequest,
        @DefaultValue("") String bucket,
        @DefaultValue("us-east-1") String region,
        @DefaultValue("") String kmsKey) {

    /** Twenty files of 25 MB, in the database. */
    public static FileLimits usual() {
        return new FileLimits(DataSize.ofMegabytes(25), 20, DataSize.ofMegabytes(110), "", "us-east-1", "");
    }

    /** For people: why a form was turned away before it was read; empty where it was not. */
    public String problem(String word) {
        return word.equals("size")
                ? "Nothing was kept: a file may have %d MB, and what one form sends %d MB together. Record it with fewer files, and add the others afterwards."
                        .formatted(maxSize.toMegabytes(), maxRequest.toMegabytes())
                : "";
    }

    /** For people: why this many bytes are too many; null where they are not. */
    @Nullable
    String refusal(String name, long size) {
        return size > maxSize.toBytes()
                ? "“%s” is larger than %d MB. Cut it, or send the pages that matter."
                        .formatted(name, maxSize.toMegabytes())
                : null;
    }
}
