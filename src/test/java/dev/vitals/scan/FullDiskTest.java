package dev.vitals.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.postgres.DatabaseTrouble;
import dev.vitals.support.Clinic;
import dev.vitals.support.TinyDisk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scan while the disk of the database really is full. */
class FullDiskTest {

    private static final List<String> TABLES = List.of(
            "resource",
            "resource_version",
            "content",
            "coverage",
            "evaluation",
            "evaluation_history",
            "finding",
            "finding_event",
            "finding_past");

    private final Scanning scanning = new Scanning();

    @Test
    void isNamedClosesNothingStoresNothingHalfAndIsOverWhenThereIsRoom(@TempDir Path folder) {
        scanning.scan();
        try (var disk = TinyDisk.under(scanning.database, folder, "resource", "evaluation", "finding")) {
            var stored = rows();
            var open = open();
            disk.fill();

            assertThatThrownBy(() -> scanning.database
                            .sql()
                            .sql("insert into filler select repeat('x', 1900) from generate_series(1, 100)")
                            .update())
                    .satisfies(full -> assertThat(DatabaseTrouble.of(full)).isEqualTo(DatabaseTrouble.FULL));
            scanning.recording = Clinic.withoutPermission();
            var scan = later();
            assertThat(scan.state()).isEqualTo(ScanState.FAILED);
            assertThat(scan.message()).startsWith("The disk of the database is full. Nothing of it was stored.");
            assertThat(rows()).isEqualTo(stored);
            assertThat(open()).isEqualTo(open).isNotEmpty();

            disk.makeRoom();
            assertThat(later().state()).isEqualTo(ScanState.PARTIAL);
            assertThat(rows()).isNotEqualTo(stored);
            assertThat(open()).as("what cannot be read is not closed").isEqualTo(open);
        }
    }

    private Scan later() {
        scanning.now = scanning.now.plus(Duration.ofHours(6));
        return scanning.scan();
    }

    private List<Long> open() {
        return scanning.database
                .sql()
                .sql("select id from finding where resolved_at is null order by id")
                .query(Long.class)
                .list();
    }

    private List<Long> rows() {
        return TABLES.stream().map(scanning.database::count).toList();
    }
}
