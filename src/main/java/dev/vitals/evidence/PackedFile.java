package dev.vitals.evidence;

import dev.vitals.hash.Sha256;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** A file on its way into the archive: packed while it is written, never whole in memory, hashed on both sides. */
final class PackedFile extends OutputStream {

    private final String name;
    private final Path path;
    private final MessageDigest plain = Sha256.digest();
    private final MessageDigest packed = Sha256.digest();
    private final CRC32 crc = new CRC32();
    private final Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    private final OutputStream to;
    private long bytes;

    PackedFile(String name, Path folder) throws IOException {
        this.name = name;
        this.path = Files.createTempFile(folder, "packed", "");
        var hashed = new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(path)), packed);
        this.to = new BufferedOutputStream(new DeflaterOutputStream(hashed, deflater));
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] some, int from, int length) throws IOException {
        plain.update(some, from, length);
        crc.update(some, from, length);
        bytes += length;
        to.write(some, from, length);
    }

    @Override
    public void close() throws IOException {
        to.close();
        deflater.end();
    }

    Path path() {
        return path;
    }

    long crc() {
        return crc.getValue();
    }

    /** What the manifest says of it, once it is closed. */
    ArchiveFile described(long rows) throws IOException {
        return new ArchiveFile(
                name, rows, bytes, Sha256.hex(plain.digest()), Files.size(path), Sha256.hex(packed.digest()));
    }
}
