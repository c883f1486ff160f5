package dev.vitals.evidence;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/** Collects the files of an archive in a folder, then writes the archive: the files, the manifest, its signature. */
final class ArchiveWriter {

    private static final long LARGEST = 0xFFFF_FFFFL;
    private static final int MOST = 0xFFFF;

    private record Packed(ArchiveFile file, Path path, long crc) {}

    private final Path folder;
    private final Map<String, Packed> files = new LinkedHashMap<>();

    /** @param folder for what is packed, emptied by whoever made it */
    ArchiveWriter(Path folder) {
        this.folder = folder;
    }

    /** Where a file is written; it belongs to the archive once it is {@linkplain #add added}. */
    PackedFile file(String name) throws IOException {
        return new PackedFile(name, folder);
    }

    /** @param rows of a table; -1 for what is none */
    ArchiveFile add(PackedFile packed, long rows) throws IOException {
        packed.close();
        var described = packed.described(rows);
        files.put(described.name(), new Packed(described, packed.path(), packed.crc()));
        return described;
    }

    ArchiveFile add(String name, byte[] content) throws IOException {
        var packed = file(name);
        packed.write(content, 0, content.length);
        return add(packed, -1);
    }

    /** What was added, in the order of the archive: the PDF first, then by name. */
    List<ArchiveFile> files() {
        return inOrder().stream().map(Packed::file).toList();
    }

    /**
     * Writes the archive.
     *
     * @param at the time that its files bear
     */
    void write(Path to, Instant at, byte[] manifest, byte[] signature) throws IOException {
        var form = new ZipForm(at);
        var entries = new ArrayList<ZipForm.Entry>();
        try (var out = new BufferedOutputStream(Files.newOutputStream(to))) {
            var offset = 0L;
            for (Packed packed : inOrder()) {
                var file = packed.file();
                var entry =
                        new ZipForm.Entry(file.name(), true, packed.crc(), file.packedBytes(), file.bytes(), offset);
                out.write(form.local(entry));
                Files.copy(packed.path(), out);
                entries.add(entry);
                offset = within(entry.end());
            }
            for (var plain : List.of(Map.entry(Manifest.NAME, manifest), Map.entry(Manifest.SIGNATURE, signature))) {
                var entry = plain(plain.getKey(), plain.getValue(), offset);
                out.write(form.local(entry));
                out.write(plain.getValue());
                entries.add(entry);
                offset = within(entry.end());
            }
            directory(out, form, entries, offset);
        }
    }

    private List<Packed> inOrder() {
        return files.values().stream()
                .sorted((one, other) -> place(one).compareTo(place(other)))
                .toList();
    }

    private static String place(Packed packed) {
        var name = packed.file().name();
        return (name.endsWith(".pdf") ? "0" : "1") + name;
    }

    private static ZipForm.Entry plain(String name, byte[] content, long offset) {
        var crc = new CRC32();
        crc.update(content);
        return new ZipForm.Entry(name, false, crc.getValue(), content.length, content.length, offset);
    }

    private static void directory(OutputStream out, ZipForm form, List<ZipForm.Entry> entries, long offset)
            throws IOException {
        var length = 0L;
        for (ZipForm.Entry entry : entries) {
            var central = form.central(entry);
            out.write(central);
            length += central.length;
        }
        out.write(ZipForm.end(entries.size(), length, offset));
    }

    private long within(long offset) {
        if (offset > LARGEST || files.size() > MOST) {
            throw new BinderFailedException(
                    "The archive would be larger than 4 GB. Make binders of fewer accounts or of shorter periods.");
        }
        return offset;
    }
}
