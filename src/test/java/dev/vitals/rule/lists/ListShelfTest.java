package dev.vitals.rule.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.support.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListShelfTest {

    private static final Instant AT = Instant.parse("2026-11-02T06:00:00Z");
    private static final ListName NAME = ListName.DATABASE_ENGINES_WITH_IAM;

    private final TestDatabase database = TestDatabase.empty();
    private final ListStore store = new ListStore(database.sql());

    @Test
    void countsTheListsThatShouldHaveBeenComparedByNow() {
        assertThat(shelf().overdue(java.time.LocalDate.parse("2001-01-01"))).isZero();
        assertThat(shelf().overdue(java.time.LocalDate.parse("2101-01-01")))
                .isEqualTo(Lists.shipped().inOrder().size());
    }

    @Test
    void givesWhatIsShippedUntilSomebodyPutsSomethingInItsPlace() {
        assertThat(shelf().inForce()).isEqualTo(Lists.shipped());
        assertThat(placed(shelf()).origin()).isEqualTo(ListShelf.Origin.SHIPPED);
    }

    @Test
    void takesTheFolderBeforeWhatIsShippedAndTheUploadBeforeBoth(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("rds-iam-engines.txt"),
                list("2026-01-01", "postgres PostgreSQL").text());
        var shelf = new ListShelf(store, ListFolder.read(folder));
        assertThat(shelf.inForce().of(NAME).holds("mysql")).isFalse();
        assertThat(placed(shelf).origin()).isEqualTo(ListShelf.Origin.FOLDER);

        store.keep(list("2026-02-01", "mysql MySQL"), "ada", AT);

        assertThat(shelf.inForce().of(NAME).holds("mysql")).isTrue();
        assertThat(shelf.inForce().of(NAME).holds("postgres")).isFalse();
        assertThat(placed(shelf).origin()).isEqualTo(ListShelf.Origin.UPLOADED);
    }

    @Test
    void saysWhenSomethingNewerLiesBeneathWhatSomebodyPutIn() {
        store.keep(list("2020-01-01", "mysql MySQL"), "ada", AT);

        assertThat(placed(shelf()).newer()).isEqualTo(Lists.shipped().of(NAME));
        assertThat(shelf().inForce().of(NAME).holds("postgres")).isFalse();
    }

    @Test
    void goesBackOneVersionForEachThatIsWithdrawnAndForgetsNone() {
        store.keep(list("2026-02-01", "mysql MySQL"), "ada", AT);
        store.keep(list("2026-03-01", "postgres PostgreSQL"), "ada", AT.plusSeconds(60));
        var newest = store.history(NAME).getFirst();

        store.withdraw(NAME, newest.id(), "grace", AT.plusSeconds(120));
        assertThat(shelf().inForce().of(NAME).compiledOn()).isEqualTo("2026-02-01");
        store.withdraw(NAME, store.history(NAME).getLast().id(), "grace", AT.plusSeconds(180));
        assertThat(shelf().inForce()).isEqualTo(Lists.shipped());

        assertThat(store.history(NAME)).hasSize(2).allMatch(ListVersion::isWithdrawn);
        assertThat(store.history(NAME).getFirst().withdrawnBy()).isEqualTo("grace");
    }

    @Test
    void isGivenToRulesWithTheSettings() {
        store.keep(list("2026-02-01", "mysql MySQL"), "ada", AT);

        assertThat(database.settings().current().lists().of(NAME).holds("postgres"))
                .isFalse();
        assertThat(database.books().current().settings().lists().of(NAME).holds("mysql"))
                .isTrue();
    }

    @Test
    void refusesAFolderWithAFileThatIsNoList(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("rds-iam-engine.txt"), "postgres PostgreSQL");
        assertThatThrownBy(() -> ListFolder.read(folder))
                .hasMessageContaining("rds-iam-engine.txt is no list that Vitals knows")
                .hasMessageContaining("rds-iam-engines.txt");

        Files.delete(folder.resolve("rds-iam-engine.txt"));
        Files.writeString(folder.resolve("rds-iam-engines.txt"), "# Title: Engines\npostgres PostgreSQL");
        assertThatThrownBy(() -> ListFolder.read(folder))
                .hasMessageContaining("rds-iam-engines.txt: The list does not say its source");
        assertThatThrownBy(() -> ListFolder.read(folder.resolve("none"))).hasMessageContaining("is not there");
    }

    @Test
    void tellsWhatAnotherListWouldChange() {
        var change = ListDifference.between(
                list("2026-01-01", "mysql MySQL\npostgres PostgreSQL"),
                list("2026-02-01", "postgres PostgreSQL 15 and later\nmariadb MariaDB"));

        assertThat(change.added()).extracting(ListEntry::key).containsExactly("mariadb");
        assertThat(change.removed()).extracting(ListEntry::key).containsExactly("mysql");
        assertThat(change.changed()).extracting(ListEntry::detail).containsExactly("PostgreSQL 15 and later");
    }

    private ListShelf shelf() {
        return new ListShelf(store, List.of());
    }

    private static ListShelf.Placed placed(ListShelf shelf) {
        return shelf.placed().stream()
                .filter(placed -> placed.list().name() == NAME)
                .findFirst()
                .orElseThrow();
    }

    private static ReferenceList list(String day, String entries) {
        return ReferenceList.parse(
                NAME,
                "# Title: Engines\n# Source: AWS\n# Compiled: %s\n# Review after: 90 days\n%s\n"
                        .formatted(day, entries));
    }
}
