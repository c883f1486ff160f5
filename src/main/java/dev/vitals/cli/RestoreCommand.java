package dev.vitals.cli;

import dev.vitals.backup.BackupRefusedException;
import dev.vitals.backup.OpenedBackup;
import dev.vitals.backup.Restore;
import dev.vitals.backup.SealedKeys;
import dev.vitals.page.Numbers;
import dev.vitals.postgres.DatabaseAlone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings a backup into an empty database. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Brings a backup into the configured database, which must have no tables; without a configured one, into a"
                    + " new",
            "folder of VITALS_DATA. Compares every table with the backup and follows the chain of the audit log."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:everything is there as it was backed up, and the audit log is whole",
            "1:it was refused, the file is damaged, or the audit log is not whole",
            "2:it could not be done"
        })
final class RestoreCommand implements Callable<Integer> {

    private static final int NOT_WHOLE = 1;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The backup.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(
            names = "--check",
            description = "Only reads the file to its end and compares its hashes; needs no database.")
    private boolean only;

    private final Clock clock;

    RestoreCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        try (var backup = OpenedBackup.open(file)) {
            if (only) {
                backup.check();
                say("%s is whole. %s.", file, backup.words());
                return 0;
            }
            return restore(backup);
        } catch (BackupRefusedException refused) {
            return Sentences.refused(spec, refused.sentence());
        }
    }

    private int restore(OpenedBackup backup) throws IOException {
        try (var database = DatabaseAlone.openOrMake()) {
            var files = new KeyFiles(database);
            var passphrase = new SealedKeys(List.of(), database.setting("vitals.backup.passphrase", ""));
            var opens = backup.hasKeys() && !passphrase.passphrase().isEmpty();
            if (opens) {
                backup.requireOpens(passphrase);
            }
            var keys = new ArrayList<Path>();
            var done = new Restore(database.owner(), clock).from(backup, file, () -> {
                keys.addAll(opens ? backup.putBack(passphrase, files.folder()) : List.of());
                return keys(files.audit());
            });
            if (backup.hasKeys() && !opens) {
                say("The keys in it were left there: VITALS_BACKUP_PASSPHRASE is not set.");
            }
            return tell(backup, done, keys);
        } catch (SQLException | IllegalStateException unreachable) {
            return Sentences.couldNotRun(spec, "The backup could not be restored", unreachable);
        }
    }

    /** The key that signs the log, where this machine has it. */
    private static List<String> keys(Path audit) throws IOException {
        return Files.isReadable(audit)
                ? List.of(Files.readAllLines(audit).getLast().strip())
                : List.of();
    }

    private int tell(OpenedBackup backup, Restore.Done done, List<Path> keys) {
        say("%s.", backup.words());
        say(
                "Restored: every one of %d tables holds the rows of the backup, %s in all.",
                done.tables(), Numbers.count(done.rows(), "row"));
        if (!done.from().equals(done.to())) {
            say("The schema was brought from %s to %s.", done.from(), done.to());
        }
        if (!keys.isEmpty()) {
            say(
                    "Keys were put back: %s.",
                    String.join(", ", keys.stream().map(Path::toString).toList()));
        }
        if (!done.servesAs()) {
            say("There is no role vitals_app here, with which the application signs in. Make it before you start"
                    + " Vitals.");
        }
        var broken = done.chain().broken();
        if (broken.isPresent()) {
            say(
                    "The audit log is not whole: entry %d %s.",
                    broken.get().number(), broken.get().flaw().words());
            return NOT_WHOLE;
        }
        say(
                "The audit log is whole: %s entries follow one another, %d signed heads match.",
                Numbers.count(done.chain().entries()), done.chain().heads());
        done.chain()
                .strangers()
                .forEach(key -> say("A head is signed with a key that is not on this machine: %s", key));
        return 0;
    }

    private void say(String sentence, Object... values) {
        spec.commandLine().getOut().printf(sentence + "%n", values);
    }
}
