package dev.vitals.evidence;

import dev.vitals.hash.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads an archive so that every byte of it is accounted for: what lies in it must follow without a gap, and everything
 * around it must be as {@link ZipForm} writes it.
 */
final class ArchiveReader implements AutoCloseable {

    private static final int PIECE = 1 << 16;
    private static final int LARGEST_DIRECTORY = 1 << 26;

    private final FileChannel file;
    private final List<ZipForm.Entry> entries = new ArrayList<>();
    private long directory;

    /** @throws BrokenBinderException where it is no archive, or none of ours */
    ArchiveReader(Path path) throws IOException {
        this.file = FileChannel.open(path);
        try {
            readDirectory();
        } catch (IllegalArgumentException | BrokenBinderException broken) {
            file.close();
            throw broken;
        }
    }

    List<ZipForm.Entry> entries() {
        return List.copyOf(entries);
    }

    /** A small file whole, as it is unpacked. */
    byte[] whole(ZipForm.Entry entry, int most) throws IOException {
        if (entry.bytes() > most) {
            throw new BrokenBinderException("The file %s is larger than it can be".formatted(entry.name()));
        }
        var bytes = new java.io.ByteArrayOutputStream();
        unpack(entry, bytes);
        return bytes.toByteArray();
    }

    /** Everything around the files, written anew with the time that they should bear, against what is there. */
    void checkForm(Instant at) throws IOException {
        var form = new ZipForm(at);
        long length = 0;
        for (ZipForm.Entry entry : entries) {
            same(entry.offset(), form.local(entry));
            var central = form.central(entry);
            same(directory + length, central);
            length += central.length;
        }
        same(directory + length, ZipForm.end(entries.size(), length, directory));
    }

    /** The hash of the bytes as they lie in the archive. */
    String packedHash(ZipForm.Entry entry) throws IOException {
        var digest = Sha256.digest();
        for (long at = entry.dataOffset(); at < entry.end(); at += PIECE) {
            digest.update(read(at, (int) Math.min(PIECE, entry.end() - at)));
        }
        return Sha256.hex(digest.digest());
    }

    /** Writes a file as it is unpacked, and holds it against its length and checksum. */
    void unpack(ZipForm.Entry entry, OutputStream to) throws IOException {
        var crc = new CRC32();
        long bytes = 0;
        var inflater = new Inflater(true);
        var piece = new byte[PIECE];
        try {
            for (long at = entry.dataOffset(); at < entry.end(); at += PIECE) {
                var packed = read(at, (int) Math.min(PIECE, entry.end() - at));
                if (!entry.isPacked()) {
                    crc.update(packed);
                    bytes += packed.length;
                    to.write(packed);
                    continue;
                }
                inflater.setInput(packed);
                for (int read = inflater.inflate(piece); read > 0; read = inflater.inflate(piece)) {
                    bytes += read;
                    if (bytes > entry.bytes()) {
                        throw broken(entry);
                    }
                    crc.update(piece, 0, read);
                    to.write(piece, 0, read);
                }
            }
            var isAtEnd = !entry.isPacked() || inflater.finished() && inflater.getRemaining() == 0;
            if (!isAtEnd || bytes != entry.bytes() || crc.getValue() != entry.crc()) {
                throw broken(entry);
            }
        } catch (DataFormatException other) {
            throw broken(entry);
        } finally {
            inflater.end();
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void readDirectory() throws IOException {
        if (file.size() < ZipForm.END) {
            throw new BrokenBinderException("The file is no archive");
        }
        var end = little(read(file.size() - ZipForm.END, ZipForm.END));
        long length = Integer.toUnsignedLong(end.getInt(12));
        directory = Integer.toUnsignedLong(end.getInt(16));
        if (end.getInt(0) != 0x06054b50 || directory + length + ZipForm.END != file.size()) {
            throw new BrokenBinderException("The archive does not end as it should: something was added or cut off");
        }
        if (length > LARGEST_DIRECTORY) {
            throw new BrokenBinderException("The directory of the archive is larger than it can be");
        }
        var listed = little(read(directory, (int) length));
        long next = 0;
        while (listed.hasRemaining()) {
            var entry = ZipForm.read(listed);
            if (entry.offset() != next) {
                throw new BrokenBinderException("The archive has a gap or an overlap before " + entry.name());
            }
            entries.add(entry);
            next = entry.end();
        }
        if (next != directory) {
            throw new BrokenBinderException("The archive has a gap before its directory");
        }
    }

    private void same(long at, byte[] expected) throws IOException {
        if (!Arrays.equals(read(at, expected.length), expected)) {
            throw new BrokenBinderException("The frame of the archive is not written as it was");
        }
    }

    private byte[] read(long at, int length) throws IOException {
        var buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, at + buffer.position()) < 0) {
                throw new BrokenBinderException("The archive ends too early");
            }
        }
        return buffer.array();
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static BrokenBinderException broken(ZipForm.Entry entry) {
        return new BrokenBinderException("The file %s was changed".formatted(entry.name()));
    }
}
