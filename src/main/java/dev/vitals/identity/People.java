package dev.vitals.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who may sign in, as far as others have to know. */
@Repository
public class People {

    private final JdbcClient sql;

    public People(JdbcClient sql) {
        this.sql = sql;
    }

    /** How many people have an account here. */
    public int count() {
        return sql.sql("select count(*) from operator").query(Integer.class).single();
    }

    /** Somebody, as others name them. */
    public record Person(UUID id, String name, boolean active) {}

    /** Everybody who may enter, by name. */
    public List<Person> active() {
        return sql.sql("select id, name, active from member where active order by lower(name), id")
                .query((row, number) -> person(row))
                .list();
    }

    /** One person, active or not. */
    public Optional<Person> find(UUID id) {
        return sql.sql("select id, name, active from member where id = ?")
                .param(id)
                .query((row, number) -> person(row))
                .optional();
    }

    private static Person person(ResultSet row) throws SQLException {
        return new Person(row.getObject("id", UUID.class), row.getString("name"), row.getBoolean("active"));
    }
}
