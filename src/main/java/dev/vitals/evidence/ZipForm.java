package dev.vitals.evidence;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * The bytes of a ZIP archive around its files, written in exactly one way: no comments, no extra fields, no gaps, every
 * time the same. So a verifier can write them anew and compare; nothing can hide in them.
 */
final class ZipForm {

    static final int END = 22;

    private static final int LOCAL = 30;
    private static final int CENTRAL = 46;
    private static final short NEEDED = 20;
    private static final short UTF8 = 0x0800;
    private static final int FIRST_YEAR = 1980;

    private final short time;
    private final short date;

    /** @param at the time that every file bears, in UTC, to two seconds */
    ZipForm(Instant at) {
        var said = at.atOffset(ZoneOffset.UTC);
        this.time = (short) (said.getHour() << 11 | said.getMinute() << 5 | said.getSecond() / 2);
        this.date = (short) (said.getYear() - FIRST_YEAR << 9 | said.getMonthValue() << 5 | said.getDayOfMonth());
    }

    /**
     * A file in the archive.
     *
     * @param offset of its local header
     */
    record Entry(String name, boolean isPacked, long crc, long packedBytes, long bytes, long offset) {

        long dataOffset() {
            return offset + LOCAL + utf8(name).length;
        }

        long end() {
            return dataOffset() + packedBytes;
        }
    }

    byte[] local(Entry entry) {
        var name = utf8(entry.name());
        return common(little(LOCAL + name.length).putInt(0x04034b50), entry, name)
                .put(name)
                .array();
    }

    byte[] central(Entry entry) {
        var name = utf8(entry.name());
        return common(little(CENTRAL + name.length).putInt(0x02014b50).putShort(NEEDED), entry, name)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putInt(0)
                .putInt((int) entry.offset())
                .put(name)
                .array();
    }

    static byte[] end(int entries, long centralBytes, long centralOffset) {
        return little(END)
                .putInt(0x06054b50)
                .putInt(0)
                .putShort((short) entries)
                .putShort((short) entries)
                .putInt((int) centralBytes)
                .putInt((int) centralOffset)
                .putShort((short) 0)
                .array();
    }

    /**
     * Reads the entry of the directory at the buffer's place and moves behind it. What it says is only believed once
     * {@link #central} has written the same bytes.
     *
     * @throws IllegalArgumentException where there is none
     */
    static Entry read(ByteBuffer directory) {
        if (directory.remaining() < CENTRAL) {
            throw new IllegalArgumentException("The directory of the archive ends too early");
        }
        var at = directory.position();
        var name = new byte[Short.toUnsignedInt(directory.getShort(at + 28))];
        if (directory.remaining() < CENTRAL + name.length) {
            throw new IllegalArgumentException("The directory of the archive ends too early");
        }
        directory.get(at + CENTRAL, name);
        directory.position(at + CENTRAL + name.length);
        return new Entry(
                new String(name, StandardCharsets.UTF_8),
                directory.getShort(at + 10) != 0,
                Integer.toUnsignedLong(directory.getInt(at + 16)),
                Integer.toUnsignedLong(directory.getInt(at + 20)),
                Integer.toUnsignedLong(directory.getInt(at + 24)),
                Integer.toUnsignedLong(directory.getInt(at + 42)));
    }

    private ByteBuffer common(ByteBuffer buffer, Entry entry, byte[] name) {
        return buffer.putShort(NEEDED)
                .putShort(UTF8)
                .putShort((short) (entry.isPacked() ? 8 : 0))
                .putShort(time)
                .putShort(date)
                .putInt((int) entry.crc())
                .putInt((int) entry.packedBytes())
                .putInt((int) entry.bytes())
                .putShort((short) name.length)
                .putShort((short) 0);
    }

    static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] utf8(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }
}
