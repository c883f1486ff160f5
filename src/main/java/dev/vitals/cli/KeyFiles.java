package dev.vitals.cli;

import dev.vitals.postgres.DatabaseAlone;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the keys of an instance lie, outside its database. */
final class KeyFiles {

    private final DatabaseAlone database;

    KeyFiles(DatabaseAlone database) {
        this.database = database;
    }

    /** The folder in which an instance keeps its own. */
    Path folder() {
        return Path.of(database.setting("vitals.data", "./data"));
    }

    /** The key with which the audit log is signed. */
    Path audit() {
        return place("vitals.audit.key", "audit-key");
    }

    /** Those that are there: for sealed secrets, for the audit log, for binders. */
    List<Path> present() {
        return Stream.of(
                        place("vitals.sign-in.key", "sign-in-key"),
                        audit(),
                        place("vitals.binder.certificate", "binder-key.p12"))
                .filter(Files::isReadable)
                .toList();
    }

    private Path place(String setting, String otherwise) {
        var configured = database.setting(setting, "");
        return configured.isEmpty() ? folder().resolve(otherwise) : Path.of(configured);
    }
}
