package dev.vitals.backup;

import dev.vitals.hash.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;

/** The file as it is written: a ZIP with a file for each table, as COPY writes it, and the manifest at the end. */
final class BackupFile implements AutoCloseable {

    private final ZipOutputStream zip;

    BackupFile(OutputStream to) {
        this.zip = new ZipOutputStream(to);
        zip.setLevel(Deflater.BEST_SPEED);
    }

    Manifest.Table table(String name, List<String> columns, Store store) throws IOException, SQLException {
        var sum = new RowSum();
        var beginning = new Manifest.Table(name, columns, 0, "", "");
        zip.putNextEntry(new ZipEntry(beginning.file()));
        try {
            store.each(name, columns, row -> {
                sum.add(row);
                write(row);
            });
        } catch (UncheckedIOException full) {
            throw full.getCause();
        }
        zip.closeEntry();
        return new Manifest.Table(name, columns, sum.rows(), sum.sha256Hex(), sum.sum());
    }

    Manifest.Key key(String name, byte[] sealed) throws IOException {
        var key = new Manifest.Key(name, Sha256.of(sealed));
        zip.putNextEntry(new ZipEntry(key.file()));
        zip.write(sealed);
        zip.closeEntry();
        return key;
    }

    void manifest(Manifest manifest) throws IOException {
        zip.putNextEntry(new ZipEntry(Manifest.FILE));
        zip.write(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
        zip.closeEntry();
    }

    private void write(byte[] row) {
        try {
            zip.write(row);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
