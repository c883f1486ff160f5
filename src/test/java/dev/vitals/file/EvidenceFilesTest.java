package dev.vitals.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.support.MotoServer;
import dev.vitals.support.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;
import software.amazon.awssdk.services.s3.S3Client;

class EvidenceFilesTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T09:00:00Z"), ZoneOffset.UTC);
    private static final byte[] PDF = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PNG = {
        (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'
    };
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 16, 'J', 'F', 'I', 'F', 0
    };

    private final TestDatabase database = TestDatabase.empty();
    private final EvidenceFiles files = files(FileLimits.usual());

    @Test
    void keepsAFileOnceHoweverOftenItIsPutIn() throws Exception {
        try (var file = files.look("Report of May.pdf", stream(PDF))) {
            files.keep(file);
            files.keep(file);
            try (var content = files.open(file.sha256())) {
                assertThat(content.readAllBytes()).isEqualTo(PDF);
            }
        }
        assertThat(database.count("evidence_file")).isOne();
        assertThat(database.count("evidence_chunk")).isOne();
    }

    @Test
    void keepsAFileOfManyPiecesAsItIs() throws Exception {
        var bytes = new byte[(3 << 20) + 17];
        new Random(7).nextBytes(bytes);
        System.arraycopy(PDF, 0, bytes, 0, PDF.length);
        try (var file = files.look("large.pdf", stream(bytes))) {
            files.keep(file);
            assertThat(database.count("evidence_chunk")).isEqualTo(4);
            try (var content = files.open(file.sha256())) {
                assertThat(content.readAllBytes()).isEqualTo(bytes);
            }
        }
    }

    @Test
    void keepsNothingWhereTheRestOfTheWorkFails() throws Exception {
        try (var file = files.look("report.pdf", stream(PDF))) {
            new TransactionTemplate(database.transactions()).executeWithoutResult(status -> {
                files.keep(file);
                status.setRollbackOnly();
            });
        }
        assertThat(database.count("evidence_file") + database.count("evidence_chunk"))
                .isZero();
    }

    @Test
    void saysThatAFileWasChangedInsteadOfGivingItAway() throws Exception {
        var hash = kept("report.pdf", PDF);
        database.sql()
                .sql("update evidence_chunk set bytes = bytes || '!'::bytea")
                .update();
        assertThatThrownBy(() -> files.open(hash))
                .isInstanceOf(ChangedFileException.class)
                .hasMessageContaining("is not what was put in");

        database.sql().sql("delete from evidence_chunk").update();
        assertThatThrownBy(() -> files.open(hash)).isInstanceOf(ChangedFileException.class);
    }

    @Test
    void leavesNothingBesideTheDatabase() throws Exception {
        var before = beside();
        var hash = kept("report.pdf", PDF);
        files.open(hash).close();
        assertThatThrownBy(() -> files.look("report.png", stream(PDF))).isInstanceOf(RefusedFileException.class);

        assertThat(beside()).isEqualTo(before);
    }

    @Test
    void refusesWhatIsTooLargeWithoutReadingItToItsEnd() {
        var endless = new InputStream() {
            private long given;

            @Override
            public int read() {
                given++;
                return 'x';
            }
        };
        var small = files(new FileLimits(DataSize.ofMegabytes(1), 20, DataSize.ofMegabytes(2), "", "us-east-1", ""));

        assertThatThrownBy(() -> small.look("endless.txt", endless))
                .isInstanceOf(RefusedFileException.class)
                .hasMessageContaining("larger than 1 MB");
        assertThat(endless.given).isLessThan(2 << 20);
        assertThat(database.count("evidence_file")).isZero();
    }

    @Test
    void refusesAnEmptyFile() {
        assertThatThrownBy(() -> files.look("empty.pdf", stream(new byte[0])))
                .isInstanceOf(RefusedFileException.class)
                .hasMessage("“empty.pdf” is empty. Choose the file that holds something.");
    }

    @Test
    void tellsEveryKindByWhatIsInIt() throws Exception {
        assertThat(type("a.pdf", PDF)).isEqualTo(FileType.PDF);
        assertThat(type("a.PNG", PNG)).isEqualTo(FileType.PNG);
        assertThat(type("a.jpg", JPEG)).isEqualTo(FileType.JPEG);
        assertThat(type("a.txt", bytes("Who was there: Ana, Ben.\n"))).isEqualTo(FileType.TXT);
        assertThat(type("a.csv", bytes("person,course\nAna,HIPAA\n"))).isEqualTo(FileType.CSV);
        assertThat(type("a.docx", packed("[Content_Types].xml", "word/document.xml")))
                .isEqualTo(FileType.DOCX);
        assertThat(type("a.xlsx", packed("[Content_Types].xml", "xl/workbook.xml")))
                .isEqualTo(FileType.XLSX);
        assertThat(type("a.pptx", packed("[Content_Types].xml", "ppt/presentation.xml")))
                .isEqualTo(FileType.PPTX);
        assertThat(type("a.odt", open(FileType.ODT))).isEqualTo(FileType.ODT);
        assertThat(type("a.ods", open(FileType.ODS))).isEqualTo(FileType.ODS);
        assertThat(
                        type(
                                "a.eml",
                                bytes(
                                        "Return-Path: <a@b.example>\r\nFrom: Ana <a@b.example>\r\nSubject: x\r\n\r\n<html>hi</html>")))
                .isEqualTo(FileType.EML);
    }

    @ParameterizedTest
    @CsvSource({
        "report.pdf, PNG",
        "picture.png, %PDF-1.7 x",
        "notes.txt, <html><script>alert(1)</script></html>",
        "notes.txt, %PDF-1.7 x",
        "list.csv, PK",
        "mail.eml, No heads here",
        "sheet.xlsx, word/document.xml",
        "letter.docx, word/vbaProject.bin",
        "tool.exe, MZ",
        "page.html, <html></html>",
        "drawing.svg, <svg xmlns='http://www.w3.org/2000/svg'/>",
        "noending, hello",
    })
    void refusesWhatIsNotWhatItsNameSays(String name, String content) throws IOException {
        var bytes = content.equals("PNG")
                ? PNG
                : content.startsWith("word/")
                        ? packed("[Content_Types].xml", content, "word/document.xml")
                        : bytes(content.equals("PK") ? "PK\3\4\0\0\0\0" : content);

        assertThatThrownBy(() -> files.look(name, stream(bytes)))
                .isInstanceOf(RefusedFileException.class)
                .hasMessageContaining(name);
        assertThat(database.count("evidence_file")).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd, passwd",
        "C:\\Users\\ana\\plan.pdf, plan.pdf",
        "'a\"; filename=b.exe', a filename=b.exe",
        ".htaccess, htaccess",
        "'  ', file",
        "Prüfung 2026.pdf, Prüfung 2026.pdf",
    })
    void givesFilesNamesThatNobodyStumblesOver(String name, String safe) {
        assertThat(EvidenceFiles.safe(name)).isEqualTo(safe);
        assertThat(EvidenceFiles.safe("a\r\nSet-Cookie: x\u202Efdp.exe")).doesNotContain("\r", "\n", "\u202E");
    }

    @Test
    void keepsContentInABucketAndStillReadsWhatLiesInTheDatabase() throws Exception {
        var earlier = kept("earlier.pdf", PDF);
        var moto = MotoServer.empty();
        try (var s3 = moto.client(S3Client.builder().forcePathStyle(true), "us-east-1")) {
            s3.createBucket(create -> create.bucket("evidence-of-clinic"));
            var bucket = new BucketPlace(s3, "evidence-of-clinic", "alias/evidence");
            var both = new EvidenceFiles(
                    database.sql(),
                    List.of(bucket, new DatabasePlace(database.sql())),
                    FileLimits.usual(),
                    CLOCK,
                    database.transactions());
            try (var file = both.look("plan.png", stream(PNG))) {
                both.keep(file);
                try (var content = both.open(file.sha256())) {
                    assertThat(content.readAllBytes()).isEqualTo(PNG);
                }
                var head = s3.headObject(h -> h.bucket("evidence-of-clinic").key("evidence/" + file.sha256()));
                assertThat(head.serverSideEncryptionAsString()).isEqualTo("aws:kms");
                assertThat(head.ssekmsKeyId()).isEqualTo("alias/evidence");

                s3.putObject(
                        put -> put.bucket("evidence-of-clinic").key("evidence/" + file.sha256()),
                        software.amazon.awssdk.core.sync.RequestBody.fromString("other"));
                assertThatThrownBy(() -> both.open(file.sha256())).hasMessageContaining("is not what was put in");
                s3.deleteObject(d -> d.bucket("evidence-of-clinic").key("evidence/" + file.sha256()));
                assertThatThrownBy(() -> both.open(file.sha256()))
                        .isInstanceOf(ChangedFileException.class)
                        .hasMessageContaining("no longer in the bucket");
                assertThatThrownBy(() -> files.open(file.sha256()))
                        .as("no bucket is set any more")
                        .hasMessageContaining("VITALS_FILES_BUCKET");
            }
            both.open(earlier).close();
        }
    }

    @Test
    void keepsNothingWhereTheBucketTakesNothing() throws Exception {
        var moto = MotoServer.empty();
        try (var s3 = moto.client(S3Client.builder().forcePathStyle(true), "us-east-1")) {
            var none = new EvidenceFiles(
                    database.sql(),
                    List.of(new BucketPlace(s3, "no-such-bucket", "")),
                    FileLimits.usual(),
                    CLOCK,
                    database.transactions());
            try (var file = none.look("plan.pdf", stream(PDF))) {
                assertThatThrownBy(() -> none.keep(file)).isInstanceOf(java.io.UncheckedIOException.class);
            }
        }
        assertThat(database.count("evidence_file")).isZero();
    }

    @Test
    void readsAMessageWithMoreHeadsThanAnybodyWrites() throws Exception {
        var heads = "X:y\n".repeat(5_400);
        assertThat(type("long.eml", bytes("From: ana@clinic.example\n" + heads + "\nThe text")))
                .isEqualTo(FileType.EML);
        var folded = "From: ana@clinic.example\nX:\n" + " y\n".repeat(5_400);
        assertThat(type("folded.eml", bytes(folded + "\nThe text"))).isEqualTo(FileType.EML);
    }

    @Test
    void takesNoTextForAMessageThatOnlySpeaksOfOne() {
        for (String text : List.of("X-Note: from: here\n\nFrom: ana\n", "Dear Ana\nFrom: ben\n", " From: ana\n\n")) {
            assertThatThrownBy(() -> files.look("note.eml", stream(bytes(text))))
                    .as(text)
                    .isInstanceOf(RefusedFileException.class);
        }
    }

    @Test
    void leavesNoFileBehindWhateverHappensWhileItIsLookedAt() throws Exception {
        var before = beside();
        var broken = new InputStream() {
            @Override
            public int read() {
                throw new StackOverflowError("as deep as it goes");
            }
        };
        assertThatThrownBy(() -> files.look("report.pdf", broken)).isInstanceOf(StackOverflowError.class);
        assertThat(beside()).isEqualTo(before);
    }

    @Test
    void givesNoByteAwayBeforeItIsWrittenDownThatItWasRead() throws Exception {
        var hash = kept("report.pdf", PDF);
        var answer = new MockHttpServletResponse();
        assertThatThrownBy(() -> FileAnswer.write(
                        files,
                        hash,
                        FileType.PDF,
                        "report.pdf",
                        () -> {
                            throw new IllegalStateException("The log takes nothing");
                        },
                        answer))
                .hasMessage("The log takes nothing");
        assertThat(answer.getContentAsByteArray()).isEmpty();

        FileAnswer.write(files, hash, FileType.PDF, "report.pdf", () -> {}, answer);
        assertThat(answer.getContentAsByteArray()).isEqualTo(PDF);
    }

    @Test
    void writesNoReadingDownOfAFileThatWasChanged() throws Exception {
        var hash = kept("report.pdf", PDF);
        database.sql().sql("update evidence_chunk set bytes = 'other'").update();
        var told = new java.util.ArrayList<String>();
        assertThatThrownBy(() -> FileAnswer.write(
                        files, hash, FileType.PDF, "report.pdf", () -> told.add("read"), new MockHttpServletResponse()))
                .isInstanceOf(ChangedFileException.class);
        assertThat(told).isEmpty();
    }

    private EvidenceFiles files(FileLimits limits) {
        return EvidenceFiles.inDatabase(database.sql(), limits, CLOCK, database.transactions());
    }

    private String kept(String name, byte[] content) throws Exception {
        try (var file = files.look(name, stream(content))) {
            files.keep(file);
            return file.sha256();
        }
    }

    private FileType type(String name, byte[] content) throws Exception {
        try (var file = files.look(name, stream(content))) {
            return file.type();
        }
    }

    private static long beside() throws IOException {
        try (var list = Files.list(java.nio.file.Path.of(System.getProperty("java.io.tmpdir")))) {
            return list.filter(path -> path.getFileName().toString().endsWith(".evidence"))
                    .count();
        }
    }

    private static byte[] packed(String... names) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (String name : java.util.Arrays.stream(names).distinct().toList()) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write('x');
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] open(FileType type) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("mimetype"));
            zip.write(type.mediaType().getBytes(StandardCharsets.US_ASCII));
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }
}
