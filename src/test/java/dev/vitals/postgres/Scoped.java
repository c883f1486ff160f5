package dev.vitals.postgres;

import javax.sql.DataSource;

/** The scope of rows before a database of a test, as the application has it before its pool. */
public final class Scoped {

    private Scoped() {}

    public static DataSource before(DataSource database) {
        return new ScopedDataSource(database);
    }
}
