import dev.vitals.postgres.RowCopy;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * A PostgreSQL as Vitals starts its own, with its durability left on, that also counts what its statements take. Work is
 * done as the application's role, which row security binds; measured as the owner.
 */
final class StoreServer implements AutoCloseable {

    private static final double MILLIS = 1000;

    private final EmbeddedPostgres server;
    private final DataSource application;
    private final JdbcClient owner;

    StoreServer() throws IOException {
        server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("jit", "off")
                .setServerConfig("autovacuum", "off")
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .setServerConfig("pg_stat_statements.track", "top")
                .start();
        owner = JdbcClient.create(as("postgres"));
        run("create role vitals_app login");
        run("create extension pg_stat_statements");
        Flyway.configure()
                .dataSource(as("postgres"))
                .locations("classpath:db/migration")
                .load()
                .migrate();
        application = as("vitals_app");
    }

    private DataSource as(String role) {
        var database = new PGSimpleDataSource();
        database.setUrl("jdbc:postgresql://127.0.0.1:%d/postgres?reWriteBatchedInserts=true".formatted(server.getPort()));
        database.setUser(role);
        return database;
    }

    JdbcClient sql() {
        return JdbcClient.create(application);
    }

    RowCopy copy() {
        return new RowCopy(application);
    }

    RowCopy ownersCopy() {
        return new RowCopy(as("postgres"));
    }

    PlatformTransactionManager transactions() {
        return new JdbcTransactionManager(application);
    }

    /** Runs a statement as the owner. */
    void run(String statement) {
        owner.sql(statement).update();
    }

    long number(String query) {
        return owner.sql(query).query(Long.class).single();
    }

    void account(String id) {
        owner.sql("insert into account (id, name, connection, created_at) values (?, ?, '{\"kind\": \"AMBIENT\"}', ?)")
                .params(id, "account " + id, Instant.parse("2026-01-01T00:00:00Z").atOffset(ZoneOffset.UTC))
                .update();
    }

    void empty() {
        run("truncate resource, resource_version, content, evaluation, evaluation_history, finding, finding_event,"
                + " finding_spell, coverage, coverage_history, search_text, finding_tally_difference,"
                + " evaluation_tally_difference restart identity cascade");
    }

    /** Seconds that one COPY of those rows of a table takes into another one with its columns, checks and indexes. */
    double copyAgain(String table, String where) {
        run("drop table if exists again");
        run("create table again (like %s including defaults including constraints including indexes including generated)".formatted(table));
        try (var connection = as("postgres").getConnection()) {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            var rows = new ByteArrayOutputStream();
            copy.copyOut("copy (select * from %s where %s) to stdout".formatted(table, where), rows);
            settle();
            var began = System.nanoTime();
            copy.copyIn("copy again from stdin", new ByteArrayInputStream(rows.toByteArray()));
            return (System.nanoTime() - began) / 1e9;
        } catch (SQLException | IOException failed) {
            throw new IllegalStateException("%s could not be copied".formatted(table), failed);
        }
    }

    /** So that none pays for what another one wrote. */
    void settle() {
        run("vacuum analyze");
        run("checkpoint");
    }

    /** What all statements since took in the server, in seconds; a COPY's includes its waiting for rows. */
    double statements() {
        return owner.sql("select coalesce(sum(total_exec_time), 0) from pg_stat_statements s join pg_roles r on r.oid = s.userid"
                                + " where rolname = 'vitals_app'")
                        .query(Double.class)
                        .single()
                / MILLIS;
    }

    void forget() {
        owner.sql("select pg_stat_statements_reset()").query().singleRow();
    }

    /** Rows that were written to any table that lasts, since the database began. */
    long written() throws InterruptedException {
        // A session tells what it wrote when it ends, not at once.
        Thread.sleep((long) (2 * MILLIS));
        return number("select sum(n_tup_ins + n_tup_upd + n_tup_del) from pg_stat_user_tables");
    }

    void tell() {
        owner.sql("select round(total_exec_time) as ms, calls, rows, left(regexp_replace(query, '\\s+', ' ', 'g'), 110) as query"
                        + " from pg_stat_statements s join pg_roles r on r.oid = s.userid where rolname = 'vitals_app'"
                        + " order by total_exec_time desc limit 14")
                .query()
                .listOfRows()
                .forEach(System.err::println);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
