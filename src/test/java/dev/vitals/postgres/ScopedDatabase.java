package dev.vitals.postgres;

import dev.vitals.support.TestDatabase;
import javax.sql.DataSource;

/** A test's database as the application reaches it: by its own role, within the scope that is bound. */
public final class ScopedDatabase {

    private ScopedDatabase() {}

    public static DataSource of(TestDatabase database) {
        return new ScopedDataSource(database.asTheApplication());
    }
}
