package dev.vitals.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.audit.AuditChain.Break;
import dev.vitals.audit.AuditChain.Flaw;
import dev.vitals.support.MovableClock;
import dev.vitals.support.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

class AuditLogTest {

    private static final Actor ADA = new Actor("ada", "local", "192.0.2.7");

    private final TestDatabase database = TestDatabase.empty();
    private final AuditStore store = new AuditStore(database.sql());
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-02T06:00:00.123456789Z"), ZoneOffset.UTC);
    private final AuditLog log = new AuditLog(store, () -> ADA, clock, database.transactions());
    private final AuditVerifier verifier;

    AuditLogTest(@TempDir Path folder) {
        verifier = new AuditVerifier(store, new AuditKey("", folder), clock);
    }

    @Test
    void chainsWhatIsRecorded() {
        log.record("settings.saved", "limits.rootUse", Map.of("days", 30), Map.of("days", 7));
        log.record("scan.requested", "111122223333");

        assertThat(verifier.verify().isWhole()).isTrue();
        assertThat(verifier.verify().entries()).isEqualTo(2);
        var first = new AuditList(database.sql(), database.transactions())
                .page(new AuditFilter(null, "settings.saved", "DAYS\":7", null, null), 1)
                .rows()
                .getFirst();
        assertThat(first.actor()).isEqualTo(ADA);
        assertThat(first.before()).isEqualTo("{\"days\":30}");
    }

    @Test
    void forgetsWhatWasRolledBack() {
        log.record("scan.requested", "111122223333");
        new TransactionTemplate(database.transactions()).executeWithoutResult(status -> {
            log.record("scan.requested", "444455556666");
            status.setRollbackOnly();
        });
        log.record("scan.requested", "777788889999");

        assertThat(verifier.verify())
                .isEqualTo(new AuditChain.Result(2, 0, java.util.Set.of(), java.util.Optional.empty()));
    }

    @Test
    void keepsOneLineWhenManyRecordAtOnce() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 50).forEach(n -> threads.submit(() -> log.record("thing.done", "thing " + n)));
        }
        assertThat(verifier.verify().entries()).isEqualTo(50);
        assertThat(verifier.verify().isWhole()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set actor = 'eve'",
                "delete from audit_entry",
                "truncate audit_entry",
                "update audit_head set number = 1",
                "delete from audit_head",
                "truncate audit_head"
            })
    void refusesEveryChangeEvenToTheOwnerOfTheTables(String change) {
        log.record("thing.done", "thing");
        verifier.signYesterday();

        assertThatThrownBy(() -> database.sql().sql(change).update())
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("only ever added to");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set actor = 'eve'",
                "delete from audit_entry",
                "truncate audit_entry",
                "alter table audit_entry disable trigger user",
                "delete from audit_head"
            })
    void theApplicationsOwnRoleMayNotEvenTry(String change) throws SQLException {
        try (var connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("set local role vitals_app");
            connection.createStatement().executeQuery("select * from audit_entry");
            assertThatThrownBy(() -> connection.createStatement().execute(change))
                    .isInstanceOf(SQLException.class)
                    .extracting(failure -> ((SQLException) failure).getSQLState())
                    .isEqualTo("42501");
            connection.rollback();
        }
    }

    @Test
    void signsOneHeadADayHoweverManyInstancesTry() {
        verifier.signYesterday();
        assertThat(database.count("audit_head")).isZero();
        log.record("thing.done", "thing");
        verifier.signYesterday();
        verifier.signYesterday();

        assertThat(store.heads()).hasSize(1).allMatch(AuditHead::isSigned);
        assertThat(verifier.verify().heads()).isEqualTo(1);
        assertThat(verifier.verify().strangers()).isEmpty();
    }

    @Test
    void isWholeAndInItsOrderWhenTheClockStepsBackAndForth(@TempDir Path folder) {
        var moved = MovableClock.at("2026-11-02T23:30:00Z");
        var stepping = new AuditLog(store, () -> ADA, moved, database.transactions());
        var signing = new AuditVerifier(store, new AuditKey("", folder), moved);
        for (Duration jump : List.of(
                Duration.ofHours(1),
                Duration.ofHours(-1),
                Duration.ofDays(-1),
                Duration.ofDays(2),
                Duration.ofDays(1))) {
            stepping.record("thing.done", "before " + jump);
            moved.pass(jump);
            stepping.record("thing.done", "after " + jump);
            signing.signYesterday();
            assertThat(signing.verify().isWhole()).as("after %s", jump).isTrue();
        }

        assertThat(signing.verify().entries()).isEqualTo(10);
        assertThat(store.heads()).extracting(AuditHead::day).doesNotHaveDuplicates();
        assertThat(signing.verify().heads()).isEqualTo(store.heads().size());
        assertThat(new AuditList(database.sql(), database.transactions())
                        .page(new AuditFilter(null, null, null, null, null), 1)
                        .rows())
                .extracting(AuditEntry::number)
                .as("as it was done, the latest first, whatever the time")
                .containsExactly(10L, 9L, 8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L);
    }

    @Test
    void anExportIsFollowedWithoutTheDatabase() throws IOException {
        log.record("thing.done", "one", null, List.of("ü", "\"quoted\""));
        log.record("thing.done", "two");
        verifier.signYesterday();
        var file = new StringWriter();
        new AuditExport(store).write(file);

        assertThat(follow(file.toString()).isWhole()).isTrue();
        assertThat(follow(file.toString()).entries()).isEqualTo(2);
        assertThat(follow(file.toString().replace("quoted", "altered")).broken())
                .contains(new Break(1, Flaw.ALTERED));
        assertThat(follow(file.toString().lines().limit(2).reduce("", (a, b) -> a + b + "\n"))
                        .broken())
                .contains(new Break(2, Flaw.MISSING));
        assertThatThrownBy(() -> follow("{\"number\": 1}")).hasMessage("Line 1 is no line of an audit log");
        assertThatThrownBy(() -> follow("hello")).hasMessage("Line 1 is not JSON");
    }

    private static AuditChain.Result follow(String text) throws IOException {
        return AuditExport.verify(new BufferedReader(new StringReader(text)), List.of());
    }
}
