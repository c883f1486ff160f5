package dev.vitals.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.audit.Exported;
import dev.vitals.support.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class BackupTest {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final String ACCOUNT = "111122223333";

    @TempDir
    private Path folder;

    private final TestDatabase database = TestDatabase.empty();
    private final JdbcClient sql = database.sql();
    private List<String> keys = List.of();

    @BeforeEach
    void someOfEachSort() {
        keys = List.of(Exported.log(database, folder, 6).key());
        database.account(ACCOUNT);
        sql.sql("insert into content values ('\\x00ff', cast(? as jsonb))")
                .param("{\"a\": \"tab\\there, back\\\\slash, line\\nbreak, \\\"quoted\\\", \u00e4\u4e16\ud83d\ude00\"}")
                .update();
        sql.sql("insert into resource (account_id, region, type, resource_id, arn, name, hash, valid_from, first_seen)"
                        + " select ?, 'us-east-1', 'AWS::S3::Bucket', 'b' || n, 'arn', '\\N', '\\x00ff',"
                        + " '2026-01-01Z', '2026-01-01Z' from generate_series(1, 50) n")
                .param(ACCOUNT)
                .update();
        for (String month : List.of("2019-03-10Z", "2026-10-31 23:59:59.999999Z")) {
            sql.sql("select ensure_month('evaluation_history', cast(? as timestamptz))")
                    .param(month)
                    .query(row -> {});
            sql.sql("insert into evaluation_history select 'rule', id, account_id, 'pass', null, '', '', '',"
                            + " '', 'high', 1, '2019-01-01Z', gen_random_uuid(), cast(? as timestamptz),"
                            + " '[{\"label\": \"x\"}]' from resource")
                    .param(month)
                    .update();
        }
        sql.sql("insert into finding (rule_id, resource_id, account_id, region, type, severity, machine_state,"
                        + " headline, opened_at, state_since) select 'rule', id, account_id, region, type, 'high',"
                        + " 'failing', name, '2026-01-01Z', '2026-01-01Z' from resource")
                .update();
        sql.sql("insert into web_session (id_hash, handle, created_at, last_used_at)"
                        + " values (sha256('x'), gen_random_uuid(), '2026-01-01Z', '2026-01-01Z')")
                .update();
        sql.sql("insert into evidence_file values (repeat('a', 64), 3, 'pdf', 'database', '2026-01-01Z')")
                .update();
        sql.sql("insert into evidence_chunk values (repeat('a', 64), 0, '\\x000aff')")
                .update();
    }

    @Test
    void everythingIsInAnEmptyDatabaseAgainAndTheChainIsWhole() throws Exception {
        var made = made("whole.zip");
        var before = contents(database.dataSource());
        try (var other = EmptyDatabase.beside(database.dataSource(), "restored_whole")) {
            var done = restore(made, other);

            assertThat(done.chain().isWhole()).isTrue();
            assertThat(done.chain().entries()).as("six, and that it was made").isEqualTo(7);
            assertThat(done.chain().heads()).isEqualTo(1);
            assertThat(done.chain().strangers()).isEmpty();
            assertThat(done.servesAs()).isTrue();
            var after = contents(other.dataSource());
            assertThat(after.remove("audit_entry")).isNotEqualTo(before.remove("audit_entry"));
            assertThat(after.remove("web_session")).isNotEqualTo(before.remove("web_session"));
            assertThat(after).isEqualTo(before);
            var restored = JdbcClient.create(other.dataSource());
            assertThat(text(restored, "select action from audit_entry order by number desc limit 1"))
                    .isEqualTo("backup.restored");
            assertThat(text(restored, "select count(*) from evaluation_history_2019_03"))
                    .isEqualTo("50");
            whatTablesDoByThemselvesIsOnAgain(restored);
        }
    }

    /** Row security, triggers and references rest while rows are loaded. */
    private void whatTablesDoByThemselvesIsOnAgain(JdbcClient restored) {
        for (String guard : List.of(
                "select string_agg(conname || pg_get_constraintdef(oid), ',' order by conname,"
                        + " conrelid::regclass::text) from pg_constraint where connamespace = 'public'::regnamespace",
                "select string_agg(tgname || tgenabled::text, ',' order by tgname, tgrelid::regclass::text)"
                        + " from pg_trigger where not tgisinternal",
                "select string_agg(relname || relrowsecurity || relforcerowsecurity, ',' order by relname) from"
                        + " pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')")) {
            assertThat(text(restored, guard)).isEqualTo(text(sql, guard));
        }
        assertThatThrownBy(() -> restored.sql("delete from audit_entry").update())
                .rootCause()
                .hasMessageContaining("only ever added to");
        // The next number comes after those that are there.
        restored.sql("insert into finding (rule_id, resource_id, account_id, region, type, severity, machine_state,"
                        + " headline, opened_at, state_since) select 'other', id, account_id, region, type, 'high',"
                        + " 'failing', name, '2026-01-01Z', '2026-01-01Z' from resource")
                .update();
        assertThat(text(restored, "select count(*) from search_text where kind = 'finding'"))
                .isEqualTo("100");
    }

    @Test
    void anOwnerWhoIsNoSuperuserHidesNothingAndIsShownNothingLess() throws Exception {
        sql.sql("drop role if exists plain_owner").update();
        sql.sql("create role plain_owner login").update();
        var made = made("superuser.zip");
        try (var other = EmptyDatabase.beside(database.dataSource(), "restored_plain")) {
            JdbcClient.create(other.dataSource())
                    .sql("grant all on schema public to plain_owner")
                    .update();
            sql.sql("grant create on database restored_plain to plain_owner").update();
            var plain = as(other, "plain_owner");
            try (var backup = OpenedBackup.open(made)) {
                new Restore(plain, CLOCK).from(backup, made, () -> keys);
            }
            var again = folder.resolve("plain.zip");
            new Backup(plain, CLOCK).write(again, SealedKeys.NONE);

            var from = sums(made);
            var to = sums(again);
            assertThat(to.remove("audit_entry")).isNotEqualTo(from.remove("audit_entry"));
            assertThat(to).isEqualTo(from);
        } finally {
            sql.sql("drop role if exists plain_owner").update();
        }
    }

    @Test
    void theApplicationsOwnRoleMakesNone() {
        var to = folder.resolve("app.zip");
        assertThatThrownBy(() -> new Backup(database.asTheApplication(), CLOCK).write(to, SealedKeys.NONE))
                .isInstanceOf(BackupRefusedException.class)
                .hasMessageContaining("SPRING_FLYWAY_USER");
        assertThat(to).doesNotExist();
    }

    @Test
    void isForItsOwnersEyesAndNeverWrittenOverAnother() throws Exception {
        var made = made("mine.zip");
        assertThat(Files.getPosixFilePermissions(made))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        assertThatThrownBy(() -> made("mine.zip")).hasMessageContaining("already");
        try (var files = Files.list(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".part"))).isEmpty();
        }
    }

    @Test
    void aDatabaseWithTablesIsLeftAsItIs() throws Exception {
        var made = made("refused.zip");
        try (var other = EmptyDatabase.beside(database.dataSource(), "restored_full")) {
            JdbcClient.create(other.dataSource())
                    .sql("create table theirs (id int)")
                    .update();
            assertThatThrownBy(() -> restore(made, other))
                    .isInstanceOf(BackupRefusedException.class)
                    .hasMessageContaining("not empty: it has 1 tables");
            assertThat(text(
                            JdbcClient.create(other.dataSource()),
                            "select count(*) from pg_tables where schemaname = 'public'"))
                    .isEqualTo("1");
        }
    }

    @Test
    void aDamagedFileIsRefusedBeforeAnythingIsDone() throws Exception {
        var made = made("sound.zip");
        try (var other = EmptyDatabase.beside(database.dataSource(), "restored_damaged")) {
            var changed = rewritten(made, "tables/finding.copy", text -> text.replaceFirst("high", "low"));
            refusedAsDamaged(changed, other, "tables/finding.copy is not what was written");
            refusedAsDamaged(
                    rewritten(made, "tables/finding.copy", text -> null), other, "tables/finding.copy is missing");
            refusedAsDamaged(rewritten(made, Manifest.FILE, text -> null), other, "it was not written to its end");
            refusedAsDamaged(
                    rewritten(made, Manifest.FILE, text -> text.replace("\"finding\"", "\"finding; drop\"")),
                    other,
                    "names something that Vitals does not write");
            var bytes = Files.readAllBytes(made);
            refusedAsDamaged(write(Arrays.copyOf(bytes, bytes.length / 2)), other, "damaged");
            bytes[bytes.length / 2] ^= 1;
            refusedAsDamaged(write(bytes), other, "damaged");
            assertThat(text(
                            JdbcClient.create(other.dataSource()),
                            "select count(*) from pg_tables where schemaname = 'public'"))
                    .isEqualTo("0");
        }
    }

    @Test
    void aNewerSchemaAndANewerFormAreRefused() throws Exception {
        var made = made("newer.zip");
        try (var other = EmptyDatabase.beside(database.dataSource(), "restored_newer")) {
            refusedAsDamaged(
                    rewritten(
                            made,
                            Manifest.FILE,
                            text -> text.replaceFirst("\"schema\" : \"\\d+\"", "\"schema\" : \"9999\"")),
                    other,
                    "The backup is of schema 9999");
            refusedAsDamaged(
                    rewritten(made, Manifest.FILE, text -> text.replaceFirst("\"format\" : 1", "\"format\" : 2")),
                    other,
                    "A newer version of Vitals");
        }
    }

    @Test
    void keysGoInOnlySealedAndOpenOnlyForThePassphrase() throws Exception {
        var key = Files.writeString(folder.resolve("sign-in-key"), "the key itself");
        assertThatThrownBy(() -> new SealedKeys(List.of(key), "short"))
                .hasMessageContaining("VITALS_BACKUP_PASSPHRASE");
        var made = folder.resolve("keys.zip");
        new Backup(database.dataSource(), CLOCK).write(made, new SealedKeys(List.of(key), "correct horse battery"));

        assertThat(new String(Files.readAllBytes(made), StandardCharsets.ISO_8859_1))
                .doesNotContain("the key itself");
        try (var backup = OpenedBackup.open(made)) {
            backup.check();
            var back = folder.resolve("back");
            assertThatThrownBy(() -> backup.requireOpens(new SealedKeys(List.of(), "another passphrase")))
                    .hasMessageContaining("does not open");
            var right = new SealedKeys(List.of(), "correct horse battery");
            assertThat(backup.putBack(right, back)).containsExactly(back.resolve("sign-in-key"));
            assertThat(back.resolve("sign-in-key")).hasContent("the key itself");
            assertThat(backup.putBack(right, back)).as("what is there stays").isEmpty();
        }
    }

    private Path made(String name) throws IOException, SQLException {
        var file = folder.resolve(name);
        new Backup(database.dataSource(), CLOCK).write(file, SealedKeys.NONE);
        return file;
    }

    private Restore.Done restore(Path file, EmptyDatabase into) throws IOException, SQLException {
        try (var backup = OpenedBackup.open(file)) {
            return new Restore(into.dataSource(), CLOCK).from(backup, file, () -> keys);
        }
    }

    private void refusedAsDamaged(Path file, EmptyDatabase into, String why) {
        assertThatThrownBy(() -> restore(file, into))
                .isInstanceOf(BackupRefusedException.class)
                .hasMessageContaining(why);
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("damaged.zip"), bytes);
    }

    /** The same ZIP with one file changed, or left out. */
    private Path rewritten(Path made, String name, UnaryOperator<String> change) throws IOException {
        var to = folder.resolve("rewritten.zip");
        try (var from = new ZipFile(made.toFile());
                var zip = new ZipOutputStream(Files.newOutputStream(to))) {
            for (var entry : new ArrayList<>(from.stream().toList())) {
                var text = new String(from.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                var changed = entry.getName().equals(name) ? change.apply(text) : text;
                if (changed != null) {
                    zip.putNextEntry(new ZipEntry(entry.getName()));
                    zip.write(changed.getBytes(StandardCharsets.UTF_8));
                    zip.closeEntry();
                }
            }
        }
        return to;
    }

    private static DataSource as(EmptyDatabase database, String role) {
        var source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser(role);
        return source;
    }

    private static Map<String, String> sums(Path file) throws IOException {
        var sums = new TreeMap<String, String>();
        try (var backup = OpenedBackup.open(file)) {
            backup.manifest().tables().forEach(table -> sums.put(table.name(), table.rows() + " " + table.sum()));
        }
        return sums;
    }

    /** Every table, partitions by themselves, with the number and a hash of its rows: asked in another way than COPY. */
    static Map<String, String> contents(DataSource source) {
        var sql = JdbcClient.create(source);
        var contents = new TreeMap<String, String>();
        sql.sql("select quote_ident(tablename) from pg_tables where schemaname = 'public'"
                        + " and tablename <> 'flyway_schema_history'")
                .query(String.class)
                .list()
                .forEach(table -> contents.put(
                        table,
                        text(
                                sql,
                                "select count(*) || ' ' || md5(coalesce(string_agg(t::text, E'\\n' order by t::text), '')) from %s t"
                                        .formatted(table))));
        return contents;
    }

    private static String text(JdbcClient sql, String select) {
        return String.valueOf(sql.sql(select).query(String.class).single());
    }
}
