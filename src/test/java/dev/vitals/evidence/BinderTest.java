package dev.vitals.evidence;

import static dev.vitals.score.SafeguardScore.State.NOT_MET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.audit.AuditEntry;
import dev.vitals.cli.CommandLineStart;
import dev.vitals.evidence.Binder.State;
import dev.vitals.evidence.BinderOrder.Paper;
import dev.vitals.hash.Sha256;
import dev.vitals.score.ScoreScope;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BinderTest {

    @TempDir
    private static Path folder;

    private BinderSite site;
    private BinderOrder order;
    private Path archive;

    @BeforeAll
    void makeOne() throws Exception {
        site = BinderSite.afterAFortnight();
        order = site.ask(BinderSite.day(1), BinderSite.TODAY);
        site.maker(folder).make(order.id());
        archive = site.archive(order.id(), folder);
    }

    @Test
    void isKeptWholeWithTheHashOfItsFile() throws Exception {
        var binder = site.binders.find(order.id()).orElseThrow();
        assertThat(binder.state()).isEqualTo(State.MADE);
        assertThat(binder.file().sha256()).isEqualTo(Sha256.of(Files.readAllBytes(archive)));
        assertThat(binder.file().bytes()).isEqualTo(Files.size(archive));
    }

    @Test
    void isForTheArchiveAndForReadersOfScreensOnBothPapers() throws Exception {
        assertThat(VeraPdf.complaints(BinderSite.file(archive, ArchiveCheck.PDF)))
                .isEmpty();
        var letter = site.ask(
                "group:1",
                "Group Patient portal",
                List.of(BinderSite.PRODUCTION),
                BinderSite.day(9),
                BinderSite.TODAY,
                Paper.LETTER,
                List.of("164.312(c)(1)", "164.308(a)(5)(i)"));
        site.maker(folder).make(letter.id());
        var pdf = BinderSite.file(site.archive(letter.id(), folder), ArchiveCheck.PDF);
        assertThat(VeraPdf.complaints(pdf)).isEmpty();
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getPage(0).getMediaBox().getWidth()).isEqualTo(612);
            assertThat(document.getDocumentCatalog().getDocumentOutline().children())
                    .hasSizeGreaterThan(5);
        }
    }

    @Test
    void sameInputGivesTheSamePagesAndTheSameData() throws Exception {
        var key = new SigningKeys("", "", folder, BinderSite.RIVERSIDE, BinderSite.CLOCK).current();
        var brief = site.askBriefly(BinderSite.day(1), BinderSite.TODAY);
        assertThat(printed(brief, key)).isEqualTo(printed(brief, key));
    }

    private List<String> printed(BinderOrder order, SigningKey key) throws IOException {
        var files = new ArchiveWriter(Files.createTempDirectory(folder, "again"));
        var content = site.gathering().gather(order, files, BinderProgress.NONE);
        var pdf = new ByteArrayOutputStream();
        PaperPress.print(BinderSite.template().fill(content, key), order.requestedAt(), pdf);
        var hashes = new ArrayList<>(
                files.files().stream().map(ArchiveFile::toString).toList());
        hashes.add(Sha256.of(pdf.toByteArray()));
        return hashes;
    }

    @Test
    void holdsAndNoByteOfItMayChange() throws Exception {
        assertThat(BinderVerifier.verify(archive, Optional.empty()).broken()).isEmpty();
        var bytes = Files.readAllBytes(archive);
        for (int at : places(bytes)) {
            var changed = bytes.clone();
            changed[at] ^= 4;
            assertThat(verdict(changed)).as("byte %d of %d", at, bytes.length).isFalse();
        }
    }

    /** The frame of every file, its beginning, middle and end, and the whole directory here and there. */
    private static TreeSet<Integer> places(byte[] bytes) throws IOException {
        var places = new TreeSet<Integer>();
        var file = Files.write(folder.resolve("places.zip"), bytes);
        try (var reader = new ArchiveReader(file)) {
            for (ZipForm.Entry entry : reader.entries()) {
                places.add((int) entry.offset() + entry.name().length() % 30);
                places.add((int) entry.dataOffset() - 1);
                places.add((int) entry.dataOffset());
                places.add((int) (entry.dataOffset() + entry.end()) / 2);
                places.add((int) entry.end() - 1);
            }
            for (int at = (int) reader.entries().getLast().end(); at < bytes.length; at += 41) {
                places.add(at);
            }
        }
        for (int back = 1; back <= ZipForm.END; back++) {
            places.add(bytes.length - back);
        }
        return places;
    }

    @Test
    void nothingMayBePutBehindOrBeforeOrCutOff() throws Exception {
        var bytes = Files.readAllBytes(archive);
        var longer = java.util.Arrays.copyOf(bytes, bytes.length + 1);
        var before = new byte[bytes.length + 1];
        System.arraycopy(bytes, 0, before, 1, bytes.length);
        assertThat(verdict(longer)).isFalse();
        assertThat(verdict(before)).isFalse();
        assertThat(verdict(java.util.Arrays.copyOf(bytes, bytes.length - 1))).isFalse();
    }

    private static boolean verdict(byte[] bytes) throws IOException {
        return BinderVerifier.verify(Files.write(folder.resolve("changed.zip"), bytes), Optional.empty())
                .holds();
    }

    @Test
    void theCommandAnswersByItsStatus() throws Exception {
        var pdf = Files.write(folder.resolve("alone.pdf"), BinderSite.file(archive, ArchiveCheck.PDF));
        var other = Files.write(folder.resolve("none.zip"), new byte[100]);
        assertThat(verify(archive.toString())).isZero();
        assertThat(verify(pdf.toString())).isZero();
        assertThat(verify("--fingerprint", "00", archive.toString())).isEqualTo(1);
        assertThat(verify(other.toString())).isEqualTo(1);
        assertThat(verify(folder.resolve("nowhere").toString())).isEqualTo(2);
    }

    private static int verify(String... arguments) {
        var all = new ArrayList<>(List.of("verify"));
        all.addAll(List.of(arguments));
        var out = new PrintWriter(new StringWriter());
        return CommandLineStart.run(out, out, BinderSite.CLOCK, all.toArray(String[]::new));
    }

    @Test
    void showsTheStatesThatWereKeptAndCountsNothingAnew() throws Exception {
        var sql = site.database.sql();
        sql.sql("update score set state = 'decided' where scope = 'all' and citation = '164.312(c)(1)' and day = ?")
                .param(BinderSite.TODAY)
                .update();
        try {
            var history = new ScoreReader(sql, site.scores, site.kept)
                    .read(order.scoreScopes(), order.firstDay(), order.lastDay());
            assertThat(history.safeguards().get("164.312(c)(1)").end().word()).isEqualTo("decided");
            assertThat(history.safeguards().get("164.312(c)(1)").daysNotMet()).isEqualTo(11);
        } finally {
            sql.sql("update score set state = 'not_met' where scope = 'all' and citation = '164.312(c)(1)' and day = ?")
                    .param(BinderSite.TODAY)
                    .update();
        }
    }

    @Test
    void anAccountThatWasNotScannedTodayStillCountsAsItStood() {
        var sql = site.database.sql();
        var picked = List.of(ScoreScope.account(BinderSite.PRODUCTION), ScoreScope.account(BinderSite.STAGING));
        new TransactionTemplate(site.database.transactions()).executeWithoutResult(status -> {
            for (String table : List.of("score", "score_day")) {
                sql.sql("delete from %s where scope = ? and day >= ?".formatted(table))
                        .params(ScoreScope.account(BinderSite.PRODUCTION).name(), BinderSite.day(12))
                        .update();
            }
            for (int first : new int[] {9, 13}) {
                var history = new ScoreReader(sql, site.scores, site.kept)
                        .read(picked, BinderSite.day(first), BinderSite.TODAY);
                var mended = history.safeguards().get("164.308(a)(7)(ii)(A)");
                assertThat(mended.end()).isEqualTo(NOT_MET);
                assertThat(mended.start()).isEqualTo(NOT_MET);
                assertThat(history.last().openLow()).isEqualTo(24);
            }
            status.setRollbackOnly();
        });
    }

    @Test
    void anAttemptThatAnotherTookThePlaceOfDoesNotSayThatTheBinderFailed() {
        var asked = site.askBriefly(BinderSite.day(5), BinderSite.day(6));
        var dead = site.binders.begin(asked.id(), BinderSite.NOW).orElseThrow();
        site.binders.begin(asked.id(), BinderSite.NOW).orElseThrow();
        assertThat(site.binders.fail(asked.id(), dead, "It ran out of memory", BinderSite.NOW))
                .isFalse();
        assertThat(site.binders.find(asked.id()).orElseThrow().state()).isEqualTo(State.RUNNING);
    }

    @Test
    void aPeriodWithoutScansIsASentenceAndNoBinder() {
        var early = site.askBriefly(
                BinderSite.day(1).minusDays(30), BinderSite.day(1).minusDays(20));
        site.maker(folder).make(early.id());
        var binder = site.binders.find(early.id()).orElseThrow();
        assertThat(binder.state()).isEqualTo(State.FAILED);
        assertThat(binder.message())
                .contains("No scan of these accounts is kept")
                .contains("Choose a period with scans");
    }

    @Test
    void anExpiredCertificateSaysSoAndTheBinderCanBeRepeated() throws Exception {
        var expired = certificate(Duration.ofDays(-1));
        var asked = site.askBriefly(BinderSite.day(12), BinderSite.day(13));
        site.maker(new SigningKeys(expired.toString(), "secret", folder, BinderSite.RIVERSIDE, BinderSite.CLOCK))
                .make(asked.id());
        assertThat(site.binders.find(asked.id()).orElseThrow().message()).contains("expired on 23 Nov 2026");

        assertThat(site.binders.queueAgain(asked.id())).isTrue();
        var valid = certificate(Duration.ofDays(30));
        site.maker(new SigningKeys(valid.toString(), "secret", folder, BinderSite.RIVERSIDE, BinderSite.CLOCK))
                .make(asked.id());
        assertThat(site.binders.find(asked.id()).orElseThrow().state()).isEqualTo(State.MADE);
        assertThat(BinderVerifier.verify(site.archive(asked.id(), folder), Optional.empty())
                        .holds())
                .isTrue();
    }

    @Test
    void aWrongPasswordIsASentence() throws Exception {
        var file = certificate(Duration.ofDays(30));
        var asked = site.askBriefly(BinderSite.day(2), BinderSite.day(3));
        site.maker(new SigningKeys(file.toString(), "other", folder, BinderSite.RIVERSIDE, BinderSite.CLOCK))
                .make(asked.id());
        assertThat(site.binders.find(asked.id()).orElseThrow().message()).contains("its password is another one");
    }

    private static Path certificate(Duration left) throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var pair = generator.generateKeyPair();
        var certificate = OwnCertificate.certificate(
                "Riverside", BinderSite.NOW.minus(Duration.ofDays(90)), BinderSite.NOW.plus(left), pair);
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("key", pair.getPrivate(), "secret".toCharArray(), new Certificate[] {certificate});
        var file = Files.createTempFile(folder, "certificate", ".p12");
        try (var out = Files.newOutputStream(file)) {
            store.store(out, "secret".toCharArray());
        }
        return file;
    }

    @Test
    void whatADeadInstanceLeftIsTakenUpAgainAndTheDeadOneKeepsNothing() throws Exception {
        var asked = site.askBriefly(BinderSite.day(13), BinderSite.day(14));
        var dead = site.binders.begin(asked.id(), BinderSite.NOW).orElseThrow();
        site.maker(folder).make(asked.id());
        var binder = site.binders.find(asked.id()).orElseThrow();
        assertThat(binder.state()).isEqualTo(State.MADE);
        assertThat(binder.attempt()).isEqualTo(2);
        assertThat(site.binders.keep(asked.id(), dead, binder.file(), archive, BinderSite.NOW))
                .isFalse();
        assertThat(Sha256.of(Files.readAllBytes(site.archive(asked.id(), folder))))
                .isEqualTo(binder.file().sha256());
    }

    @Test
    void makingItAgainChangesNothing() {
        var entries = site.database.count("audit_entry");
        var before = site.binders.find(order.id());
        site.maker(folder).make(order.id());
        assertThat(site.binders.find(order.id())).isEqualTo(before);
        assertThat(site.database.count("audit_entry")).isEqualTo(entries);
    }

    @Test
    void whatTakesItsInstanceDownAgainAndAgainIsGivenUp() {
        var asked = site.askBriefly(BinderSite.day(3), BinderSite.day(4));
        for (int attempt = 1; attempt <= 3; attempt++) {
            site.binders.begin(asked.id(), BinderSite.NOW);
        }
        site.maker(folder).make(asked.id());
        assertThat(site.binders.find(asked.id()).orElseThrow().message()).contains("stopped 3 times before the end");
    }

    @Test
    void theAuditLogHoldsTheHashOfItsManifestAndTheArchiveItsEntry() throws Exception {
        var manifest = Manifest.of(BinderSite.file(archive, Manifest.NAME));
        var said = site.database
                .sql()
                .sql("select after from audit_entry where action = 'binder.made' and object = ?")
                .param(order.id().toString())
                .query(String.class)
                .single();
        assertThat(said).contains(Sha256.of(BinderSite.file(archive, Manifest.NAME)));
        var hash = site.database
                .sql()
                .sql("select encode(hash, 'hex') from audit_entry where number = ?")
                .param(manifest.auditNumber())
                .query(String.class)
                .single();
        assertThat(manifest.auditHash()).isEqualTo(hash).isNotEqualTo(AuditEntry.Hash.NONE.hex());
    }

    @Test
    void whoMaySeeSomeAccountsSeesBindersOfThoseOnly() throws Exception {
        var own = limited(BinderSite.PRODUCTION);
        var foreign = limited(BinderSite.STAGING);
        var connection = site.database.oneSessionAsTheApplication();
        var sql = JdbcClient.create(connection);
        sql.sql("select set_config('vitals.accounts', ?, false)")
                .param(BinderSite.PRODUCTION)
                .query()
                .singleRow();
        assertThat(sql.sql("select id from binder").query(java.util.UUID.class).list())
                .containsExactly(own.id());
        assertThat(sql.sql("select count(*) from binder_part where binder_id <> ?")
                        .param(own.id())
                        .query(Long.class)
                        .single())
                .isZero();
        connection.destroy();
        assertThat(site.binders.find(foreign.id())).isPresent();
    }

    private BinderOrder limited(String account) {
        var full = site.ask(
                "account:" + account, account, List.of(account), BinderSite.day(1), BinderSite.day(2), Paper.A4);
        site.database
                .sql()
                .sql("update binder set visible = ?, holds_audit = false where id = ?")
                .params(account, full.id())
                .update();
        return full;
    }
}
