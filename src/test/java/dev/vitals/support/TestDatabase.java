package dev.vitals.support;

import com.zaxxer.hikari.HikariDataSource;
import dev.vitals.audit.Actor;
import dev.vitals.audit.AuditLog;
import dev.vitals.audit.AuditStore;
import dev.vitals.postgres.RowCopy;
import dev.vitals.rule.Judges;
import dev.vitals.rule.RuleBooks;
import dev.vitals.rule.SettingsStore;
import dev.vitals.rule.lists.ListShelf;
import dev.vitals.rule.lists.ListStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A real, migrated PostgreSQL: in a container where Docker answers, from its own binaries elsewhere. One per JVM; each
 * instance starts empty.
 */
public final class TestDatabase {

    private static final String TABLES_OF_OTHERS = "flyway_schema_history";
    private static final int MOST_CONNECTIONS = 30;
    private static final long MUCH = 4 << 20;

    /** Without triggers, which the audit log has against it, and in any order. */
    private static final String DELETE = """
            do $$
            declare
                used record;
            begin
                set local session_replication_role = replica;
                for used in select oid::regclass as name from pg_class
                             where relkind = 'r' and relnamespace = 'public'::regnamespace
                               and relname <> 'flyway_schema_history' and pg_relation_size(oid) > 0 loop
                    execute 'delete from ' || used.name;
                end loop;
                perform setval(quote_ident(sequencename), start_value, false) from pg_sequences
                  where schemaname = 'public' and last_value is not null;
            end $$
            """;

    private static final class Server {
        static final PGSimpleDataSource DATABASE = start();
        static final DataSource POOL = pool("");
        static final DataSource APPLICATION = pool("set role vitals_app");

        private static PGSimpleDataSource start() {
            var database = new PGSimpleDataSource();
            database.setUrl(url());
            // What the application's own role may do is said after the migrations, where that role exists.
            JdbcClient.create(database).sql("create role vitals_app login").update();
            Flyway.configure()
                    .dataSource(database)
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            return database;
        }

        /** A new session for each statement would take longer than the statements. */
        private static DataSource pool(String first) {
            var pool = new HikariDataSource();
            pool.setDataSource(DATABASE);
            pool.setMaximumPoolSize(MOST_CONNECTIONS);
            pool.setMinimumIdle(1);
            if (!first.isEmpty()) {
                pool.setConnectionInitSql(first);
            }
            return pool;
        }

        private static String url() {
            if (DockerClientFactory.instance().isDockerAvailable()) {
                var container = new PostgreSQLContainer("postgres:18");
                container.start();
                return container.getJdbcUrl() + "&user=" + container.getUsername() + "&password="
                        + container.getPassword();
            }
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .start()
                        .getJdbcUrl("postgres", "postgres");
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private final JdbcClient sql = JdbcClient.create(Server.POOL);
    private final PlatformTransactionManager transactions = new JdbcTransactionManager(Server.POOL);

    private TestDatabase() {}

    /** The database of this JVM, every table of ours empty. */
    public static TestDatabase empty() {
        var database = new TestDatabase();
        database.clear();
        return database;
    }

    public DataSource dataSource() {
        return Server.POOL;
    }

    /** Where it is; each connection is a session of its own. */
    public PGSimpleDataSource server() {
        return Server.DATABASE;
    }

    /** The same database as the application's own role sees it, which row security binds. */
    public DataSource asTheApplication() {
        return Server.APPLICATION;
    }

    /** The same as one session, of which nobody else gets what is set in it. */
    public SingleConnectionDataSource oneSessionAsTheApplication() throws SQLException {
        var connection = Server.DATABASE.getConnection();
        connection.createStatement().execute("set role vitals_app");
        return new SingleConnectionDataSource(connection, true);
    }

    public JdbcClient sql() {
        return sql;
    }

    public RowCopy copy() {
        return new RowCopy(Server.POOL);
    }

    /** The catalogue of rules, and what further judges there are, with the settings that this database holds. */
    public RuleBooks books(Judges... others) {
        return new RuleBooks(Catalogues.RULES, List.of(others), settings());
    }

    /** The settings that this database holds, beside its lists. */
    public SettingsStore settings() {
        return new SettingsStore(sql(), lists());
    }

    /** The lists by which is judged: those that are shipped, until somebody puts others in their place. */
    public ListShelf lists() {
        return new ListShelf(new ListStore(sql()), List.of());
    }

    /** A log in which Vitals itself is the only actor. */
    public AuditLog audit(Clock clock) {
        return new AuditLog(new AuditStore(sql()), () -> Actor.SYSTEM, clock, transactions());
    }

    public PlatformTransactionManager transactions() {
        return transactions;
    }

    /** Puts in an account of this id. */
    public void account(String id) {
        sql.sql("insert into account (id, name, connection, created_at) values (?, ?, '{\"kind\": \"AMBIENT\"}', ?)")
                .params(
                        id,
                        "account " + id,
                        Instant.parse("2026-01-01T00:00:00Z").atOffset(ZoneOffset.UTC))
                .update();
    }

    /** How many rows a table holds. */
    public long count(String table) {
        return sql.sql("select count(*) from " + table).query(Long.class).single();
    }

    /** Where every row version of a table lies: equal before and after only when nothing was written in between. */
    public String fingerprint(String table) {
        return sql.sql("select coalesce(string_agg(ctid::text || ' ' || xmin::text, ',' order by ctid), '') from "
                        + table)
                .query(String.class)
                .single();
    }

    /** Emptying every table takes a quarter of a second, and most tests leave some rows in few of them. */
    private void clear() {
        var used = sql.sql("select coalesce(sum(pg_relation_size(oid)), 0) from pg_class"
                        + " where relkind = 'r' and relnamespace = 'public'::regnamespace")
                .query(Long.class)
                .single();
        if (used > MUCH) {
            truncate();
        } else {
            sql.sql(DELETE).update();
        }
    }

    private void truncate() {
        var tables = sql.sql("select string_agg(quote_ident(tablename), ', ') from pg_tables"
                        + " where schemaname = 'public' and tablename <> ?")
                .param(TABLES_OF_OTHERS)
                .query(String.class)
                .single();
        // The audit log refuses to be emptied; only who owns the tables may leave its triggers out.
        sql.sql("alter table audit_entry disable trigger user").update();
        sql.sql("alter table audit_head disable trigger user").update();
        sql.sql("truncate " + tables + " restart identity cascade").update();
        sql.sql("alter table audit_entry enable trigger user").update();
        sql.sql("alter table audit_head enable trigger user").update();
    }
}
