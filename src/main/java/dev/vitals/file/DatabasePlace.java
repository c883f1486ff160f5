package dev.vitals.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;

/** In PostgreSQL, in pieces, so that neither side ever holds a whole file. */
final class DatabasePlace implements FilePlace {

    private static final int PIECE = 1 << 20;

    private final JdbcClient sql;

    DatabasePlace(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String word() {
        return "database";
    }

    @Override
    public void put(String sha256, Path content) throws IOException {
        try (var from = Files.newInputStream(content)) {
            var number = 0;
            for (var piece = from.readNBytes(PIECE); piece.length > 0; piece = from.readNBytes(PIECE)) {
                sql.sql("insert into evidence_chunk (sha256, number, bytes) values (?, ?, ?)")
                        .params(sha256, number++, piece)
                        .update();
            }
        }
    }

    @Override
    public void copyTo(String sha256, OutputStream to) throws IOException {
        for (var number = 0; ; number++) {
            var piece = sql.sql("select bytes from evidence_chunk where sha256 = ? and number = ?")
                    .params(sha256, number)
                    .query(byte[].class)
                    .optional();
            if (piece.isEmpty()) {
                return;
            }
            to.write(piece.get());
        }
    }
}
