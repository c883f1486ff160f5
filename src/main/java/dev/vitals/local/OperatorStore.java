package dev.vitals.local;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The built-in operator's row. */
@Repository
class OperatorStore {

    /**
     * @param generated whether the password is the one that Vitals made and printed
     * @param configuredHash hash of the password that the configuration last brought; null where it never did
     */
    record Operator(
            String name,
            String passwordHash,
            boolean generated,
            @Nullable String configuredHash) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    OperatorStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Operator> find(String name) {
        return jdbc.sql("select name, password_hash, generated, configured_hash from operator where name = :name")
                .param("name", name)
                .query(Operator.class)
                .optional();
    }

    /** Adds the operator; of two instances that start together one wins, and the other leaves its row alone. */
    boolean add(Operator operator) {
        return jdbc.sql("""
                        insert into operator (name, password_hash, generated, configured_hash, changed_at)
                        values (:name, :hash, :generated, :configured, :now) on conflict (name) do nothing""")
                        .param("name", operator.name())
                        .param("hash", operator.passwordHash())
                        .param("generated", operator.generated())
                        .param("configured", operator.configuredHash(), java.sql.Types.VARCHAR)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void replace(Operator operator) {
        jdbc.sql("""
                        update operator set password_hash = :hash, generated = :generated,
                               configured_hash = :configured, changed_at = :now where name = :name""")
                .param("name", operator.name())
                .param("hash", operator.passwordHash())
                .param("generated", operator.generated())
                .param("configured", operator.configuredHash(), java.sql.Types.VARCHAR)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The same password in a newer encoding; loses to whoever changed the password meanwhile. */
    void encodeAnew(String name, String before, String after) {
        jdbc.sql("update operator set password_hash = :after where name = :name and password_hash = :before")
                .param("name", name)
                .param("before", before)
                .param("after", after)
                .update();
    }
}
