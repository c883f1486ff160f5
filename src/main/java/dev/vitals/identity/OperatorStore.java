package dev.vitals.identity;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The built-in operator's row. */
@Repository
class OperatorStore {

    /**
     * @param generated whether the password is the one that Vitals made and printed
     */
    record Operator(String name, String passwordHash, boolean generated) {}

    private final JdbcClient jdbc;

    OperatorStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Operator> find(String name) {
        return jdbc.sql("select name, password_hash, generated from operator where name = :name")
                .param("name", name)
                .query(Operator.class)
                .optional();
    }

    /** Adds the operator; of two instances that start together one wins, and the other leaves its row alone. */
    boolean add(Operator operator) {
        return jdbc.sql("""
                        insert into operator (name, password_hash, generated) values (:name, :hash, :generated)
                        on conflict (name) do nothing""")
                        .param("name", operator.name())
                        .param("hash", operator.passwordHash())
                        .param("generated", operator.generated())
                        .update()
                == 1;
    }

    void replace(Operator operator) {
        jdbc.sql("update operator set password_hash = :hash, generated = :generated where name = :name")
                .param("name", operator.name())
                .param("hash", operator.passwordHash())
                .param("generated", operator.generated())
                .update();
    }
}
