package dev.vitals.cli;

import dev.vitals.backup.Backup;
import dev.vitals.backup.BackupRefusedException;
import dev.vitals.backup.SealedKeys;
import dev.vitals.page.Numbers;
import dev.vitals.postgres.DatabaseAlone;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes everything that the configured database holds into one file. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = {
            "Writes everything that the configured database holds into one file, as it stands at one moment.",
            "Vitals may go on serving and scanning meanwhile."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:the backup is made", "1:it was refused", "2:it could not be made"})
final class BackupCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The file to write; it must not be there yet.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(
            names = "--with-keys",
            description = "Puts the files with keys in as well, sealed under VITALS_BACKUP_PASSPHRASE. Without it they "
                    + "are backed up apart, which is the better place for them.")
    private boolean withKeys;

    private final Clock clock;

    BackupCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        try (var database = DatabaseAlone.open()) {
            var found = new KeyFiles(database).present();
            var keys = withKeys
                    ? new SealedKeys(found, database.setting("vitals.backup.passphrase", ""))
                    : SealedKeys.NONE;
            tell(new Backup(database.owner(), clock).write(file, keys), found);
            return 0;
        } catch (BackupRefusedException refused) {
            return Sentences.refused(spec, refused.sentence());
        } catch (SQLException | RuntimeException unreachable) {
            return Sentences.couldNotRun(spec, "The backup could not be made", unreachable);
        }
    }

    private void tell(Backup.Made made, List<Path> keys) {
        var out = spec.commandLine().getOut();
        out.printf(
                "%s holds %d tables with %s of schema %s, and the audit log to entry %s: %s.%n",
                file,
                made.tables(),
                Numbers.count(made.rows(), "row"),
                made.schema(),
                Numbers.count(made.entry()),
                Numbers.bytes(made.bytes()));
        out.printf("SHA-256 %s%n", made.sha256());
        if (withKeys && keys.isEmpty()) {
            out.println("There are no files with keys here to put in.");
        } else if (withKeys) {
            out.printf("Its keys are sealed under the passphrase: %s.%n", names(keys));
        } else if (!keys.isEmpty()) {
            out.printf(
                    "It holds no keys. Back these files up apart, without them secrets do not open: %s.%n",
                    names(keys));
        }
    }

    private static String names(List<Path> keys) {
        return String.join(", ", keys.stream().map(Path::toString).toList());
    }
}
