package dev.vitals.backup;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A further database without tables on a server that has one, for as long as a test needs it. */
public final class EmptyDatabase implements AutoCloseable {

    private final JdbcClient beside;
    private final String name;
    private final PGSimpleDataSource source = new PGSimpleDataSource();

    private EmptyDatabase(DataSource beside, String name) {
        this.beside = JdbcClient.create(beside);
        this.name = name;
    }

    /** Makes one on the server of another database. */
    public static EmptyDatabase beside(DataSource other, String name) throws SQLException {
        var made = new EmptyDatabase(other, name);
        made.beside
                .sql("drop database if exists %s with (force)".formatted(name))
                .update();
        made.beside.sql("create database " + name).update();
        try (var connection = other.getConnection()) {
            made.source.setUrl(
                    connection.getMetaData().getURL().replaceFirst("(jdbc:postgresql://[^/]+)/[^?]*", "$1/" + name));
            made.source.setUser(connection.getMetaData().getUserName());
        }
        return made;
    }

    public DataSource dataSource() {
        return source;
    }

    public String url() {
        return source.getUrl();
    }

    @Override
    public void close() {
        beside.sql("drop database if exists %s with (force)".formatted(name)).update();
    }
}
