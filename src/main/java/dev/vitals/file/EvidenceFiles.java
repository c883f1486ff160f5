package dev.vitals.file;

import dev.vitals.hash.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The files that people show, by the hash of their content. Looking into one and keeping it are two steps, so that a form
 * with one bad file among five keeps none of them.
 */
public class EvidenceFiles {

    private static final int LONGEST_NAME = 150;

    private final JdbcClient sql;
    private final List<FilePlace> places;
    private final FileLimits limits;
    private final Clock clock;
    private final TransactionTemplate transaction;

    /**
     * @param places all that may hold content; new content goes to the first
     */
    EvidenceFiles(
            JdbcClient sql,
            List<FilePlace> places,
            FileLimits limits,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.sql = sql;
        this.places = List.copyOf(places);
        this.limits = limits;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Files that are kept in the database. */
    public static EvidenceFiles inDatabase(
            JdbcClient sql, FileLimits limits, Clock clock, PlatformTransactionManager transactions) {
        return new EvidenceFiles(sql, List.of(new DatabasePlace(sql)), limits, clock, transactions);
    }

    public FileLimits limits() {
        return limits;
    }

    /**
     * Looks into a file that somebody sends; nothing is kept yet. The caller closes what comes back.
     *
     * @throws RefusedFileException where it is empty, too large, or not what its name says
     */
    public LookedFile look(String name, InputStream content) throws IOException, RefusedFileException {
        var safe = safe(name);
        var beside = Files.createTempFile("vitals-", ".evidence");
        var isHandedOver = false;
        try {
            var sha256 = copied(safe, content, beside);
            var looked = new LookedFile(safe, FileLook.type(safe, beside), Files.size(beside), sha256, beside);
            isHandedOver = true;
            return looked;
        } finally {
            if (!isHandedOver) {
                Files.deleteIfExists(beside);
            }
        }
    }

    /** Keeps a file, in the transaction that is under way if there is one. The same content is kept once. */
    public void keep(LookedFile file) {
        transaction.executeWithoutResult(any -> {
            var place = places.getFirst();
            var isNew = sql.sql("""
                            insert into evidence_file (sha256, size, type, place, kept_at) values (?, ?, ?, ?, ?)
                            on conflict do nothing""")
                    .params(
                            file.sha256(),
                            file.size(),
                            file.type().word(),
                            place.word(),
                            clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            if (isNew == 1) {
                try {
                    place.put(file.sha256(), file.content());
                } catch (IOException failure) {
                    throw new UncheckedIOException("A file could not be kept", failure);
                }
            }
        });
    }

    /**
     * The content of a file that is kept, compared with its hash before the first byte is given away.
     *
     * @throws ChangedFileException where it is no longer what was put in
     */
    public InputStream open(String sha256) throws IOException, ChangedFileException {
        var beside = Files.createTempFile("vitals-", ".evidence");
        try {
            var digest = Sha256.digest();
            try (var to = new DigestOutputStream(Files.newOutputStream(beside), digest)) {
                place(sha256).copyTo(sha256, to);
            }
            if (!Sha256.hex(digest.digest()).equals(sha256)) {
                throw new ChangedFileException(
                        "What is kept of this file is not what was put in: its content no longer has the hash that it was recorded with. It is not given away. Ask whoever runs the store who could have written there.");
            }
            return Files.newInputStream(beside, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException | ChangedFileException | RuntimeException failure) {
            Files.deleteIfExists(beside);
            throw failure;
        }
    }

    private FilePlace place(String sha256) throws ChangedFileException {
        var word = sql.sql("select place from evidence_file where sha256 = ?")
                .param(sha256)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new ChangedFileException("No file of this content is kept any more."));
        return places.stream()
                .filter(place -> place.word().equals(word))
                .findFirst()
                .orElseThrow(
                        () -> new ChangedFileException(
                                "This file lies in a bucket, and no bucket is set. Have VITALS_FILES_BUCKET set to the one that holds it."));
    }

    /** Copies no more than may be, and returns the hash. */
    private String copied(String name, InputStream content, Path to) throws IOException, RefusedFileException {
        var digest = Sha256.digest();
        var left = limits.maxSize().toBytes() + 1;
        try (var out = new DigestOutputStream(Files.newOutputStream(to), digest)) {
            var buffer = new byte[1 << 16];
            for (int read; left > 0 && (read = content.read(buffer, 0, (int) Math.min(buffer.length, left))) > 0; ) {
                out.write(buffer, 0, read);
                left -= read;
            }
        }
        var refusal = limits.refusal(name, Files.size(to));
        if (refusal != null) {
            throw new RefusedFileException(refusal);
        }
        if (Files.size(to) == 0) {
            throw new RefusedFileException("“%s” is empty. Choose the file that holds something.".formatted(name));
        }
        return Sha256.hex(digest.digest());
    }

    /** The last part of the name, without signs that a shell, a browser or a reader could stumble over. */
    static String safe(String name) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var plain = last.replaceAll("[\\p{Cntrl}\\p{Cf}\"'<>|:*?;]", "").strip().replaceAll("^\\.+", "");
        return plain.isEmpty() ? "file" : plain.substring(Math.max(0, plain.length() - LONGEST_NAME));
    }
}
