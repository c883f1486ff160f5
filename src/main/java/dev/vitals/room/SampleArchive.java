package dev.vitals.room;

import dev.vitals.hash.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A sample's files as one ZIP. They are stored as they are, in the order of their names and with one time, so that the
 * same files give the same bytes whichever library packs them.
 */
final class SampleArchive {

    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private SampleArchive() {}

    /** Writes the archive and leaves the stream open. */
    static void write(List<SampleFile> files, OutputStream to) throws IOException {
        var zip = new ZipOutputStream(to);
        zip.setMethod(ZipOutputStream.STORED);
        for (SampleFile file :
                files.stream().sorted(Comparator.comparing(SampleFile::name)).toList()) {
            zip.putNextEntry(entry(file));
            zip.write(file.bytes());
            zip.closeEntry();
        }
        zip.finish();
    }

    /** The hash of what {@link #write} writes. */
    static String sha256(List<SampleFile> files) {
        try (var digest = new DigestOutputStream(OutputStream.nullOutputStream(), Sha256.digest())) {
            write(files, digest);
            return Sha256.hex(digest.getMessageDigest().digest());
        } catch (IOException impossible) {
            throw new UncheckedIOException("Nothing is written where it could be full", impossible);
        }
    }

    /** How long that is. */
    static long bytes(List<SampleFile> files) {
        try (var count = new CountingOutputStream()) {
            write(files, count);
            return count.written;
        } catch (IOException impossible) {
            throw new UncheckedIOException("Nothing is written where it could be full", impossible);
        }
    }

    private static final class CountingOutputStream extends OutputStream {

        private long written;

        @Override
        public void write(int one) {
            written++;
        }

        @Override
        public void write(byte[] some, int from, int length) {
            written += length;
        }
    }

    private static ZipEntry entry(SampleFile file) {
        var crc = new CRC32();
        crc.update(file.bytes());
        var entry = new ZipEntry(file.name());
        entry.setTimeLocal(TIME);
        entry.setSize(file.bytes().length);
        entry.setCompressedSize(file.bytes().length);
        entry.setCrc(crc.getValue());
        return entry;
    }
}
