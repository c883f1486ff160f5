package dev.vitals.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.postgres.DatabaseTrouble;
import dev.vitals.support.Clinic;
import dev.vitals.support.FaultyWay;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a scan when its database does not do what it should. */
class DatabaseFaultsTest {

    private static final List<String> TABLES = List.of(
            "resource", "resource_version", "content", "coverage", "evaluation", "evaluation_history", "finding");

    private final Scanning scanning = new Scanning();
    private final FaultyWay way = FaultyWay.to(scanning.database.server());

    DatabaseFaultsTest() {
        scanning.way = way.dataSource();
    }

    @AfterEach
    void hangUp() {
        way.close();
    }

    @Test
    void endsWithItsCauseAndIsBegunAgainWhenTheDatabaseWasGoneWhileItRan() {
        scanning.whileReading = way::shut;
        var scan = queued();
        assertThatThrownBy(() -> scanning.runner().run(scan, Clinic.account()))
                .as("its task fails, and is tried again in a minute")
                .satisfies(failure -> assertThat(DatabaseTrouble.of(failure)).isEqualTo(DatabaseTrouble.GONE));
        assertThat(state(scan)).isEqualTo(ScanState.RUNNING);
        way.clear();

        scanning.whileReading = () -> {};
        scanning.database
                .sql()
                .sql("update scan set beat_at = beat_at - interval '31 seconds'")
                .update();
        scanning.unheard().end();

        assertThat(state(scan)).isEqualTo(ScanState.INTERRUPTED);
        assertThat(scanning.scans.find(scan).orElseThrow().message()).contains("lost the database");
        assertThat(rows()).containsOnly(0L);
        isStoredWholeByTheNextScan();
    }

    @Test
    void losesTheWholeTransactionWhenTheLineBreaksInTheMiddleOfACopy() {
        way.cutAtCopy(1);
        var scan = queued();

        assertThat(scanning.runner().run(scan, Clinic.account())).isEqualTo(ScanState.INTERRUPTED);
        assertThat(scanning.scans.find(scan).orElseThrow().message())
                .isEqualTo(
                        "The connection to the database was lost. Nothing of it was stored; it is begun again in a minute.");
        assertThat(rows()).containsOnly(0L);
        assertThat(scanning.events).isEmpty();
        isStoredWholeByTheNextScan();
    }

    @Test
    void losesTheWholeTransactionWhenTheLineBreaksInTheCopyOfItsVerdicts() {
        way.cutAtCopy(3);
        assertThat(scanning.runner().run(queued(), Clinic.account())).isEqualTo(ScanState.INTERRUPTED);

        assertThat(rows()).containsOnly(0L);
        isStoredWholeByTheNextScan();
    }

    @Test
    void storesNothingTwiceWhenTheDatabaseIsSlow() {
        scanning.scan();
        var stored = rows();
        way.late(Duration.ofMillis(2));
        scanning.now = scanning.now.plus(Duration.ofHours(6));
        var slow = scanning.scan();

        assertThat(slow.state()).isEqualTo(ScanState.PARTIAL);
        assertThat(rows()).isEqualTo(stored);
    }

    @Test
    void saysThatTheDiskIsFullStoresNothingHalfAndLeavesWhatIsThere() {
        scanning.scan();
        var stored = rows();
        scanning.recording = Clinic.withoutPermission();
        scanning.now = scanning.now.plus(Duration.ofHours(6));
        diskIsFull("evaluation");
        var scan = scanning.scan();
        thereIsRoom("evaluation");

        assertThat(scan.state()).isEqualTo(ScanState.FAILED);
        assertThat(scan.message())
                .startsWith(
                        "The disk of the database is full. Nothing of it was stored. Make room there, and scan again");
        assertThat(rows()).isEqualTo(stored);
        scanning.now = scanning.now.plus(Duration.ofHours(6));
        assertThat(scanning.scan().state()).isEqualTo(ScanState.PARTIAL);
        assertThat(rows()).isNotEqualTo(stored);
    }

    private void isStoredWholeByTheNextScan() {
        scanning.now = scanning.now.plusSeconds(60);
        assertThat(scanning.scan().state()).isEqualTo(ScanState.PARTIAL);
        assertThat(scanning.database.count("resource")).isPositive();
        assertThat(scanning.database.count("evaluation")).isPositive();
        assertThat(scanning.database.count("finding")).isPositive();
        assertThat(scanning.events).hasSize(1);
    }

    private UUID queued() {
        return scanning.scans.queue(Clinic.ID, "manual", "tester", scanning.now);
    }

    private ScanState state(UUID scan) {
        return scanning.scans.find(scan).orElseThrow().state();
    }

    private List<Long> rows() {
        return TABLES.stream().map(scanning.database::count).toList();
    }

    private void diskIsFull(String table) {
        scanning.database.sql().sql("""
                create or replace function disk_is_full() returns trigger language plpgsql as $$
                begin
                    raise exception 'could not extend file "base/5/16388": No space left on device' using errcode = '53100';
                end $$""").update();
        scanning.database
                .sql()
                .sql("create trigger disk_is_full before insert or update on %s execute function disk_is_full()"
                        .formatted(table))
                .update();
    }

    private void thereIsRoom(String table) {
        scanning.database.sql().sql("drop trigger disk_is_full on " + table).update();
        scanning.database.sql().sql("drop function disk_is_full").update();
    }
}
