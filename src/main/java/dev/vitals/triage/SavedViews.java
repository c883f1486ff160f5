package dev.vitals.triage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The views of findings that people keep. What a view shows is asked anew each time; it holds no findings. */
@Repository
public class SavedViews {

    private static final String SELECT = """
            select v.id, v.name, v.question, v.owner, m.name as owner_name, v.shared
              from saved_view v join member m on m.id = v.owner
            """;

    private final JdbcClient sql;
    private final Clock clock;

    public SavedViews(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Those of a person and those that others share, by name. */
    public List<SavedView> of(UUID member) {
        return sql.sql(SELECT + "where v.owner = :member or v.shared order by v.owner <> :member, lower(v.name), v.id")
                .param("member", member)
                .query(SavedViews::view)
                .list();
    }

    /** One that a person may use; empty where there is none. */
    public Optional<SavedView> find(long id, UUID member) {
        return sql.sql(SELECT + "where v.id = :id and (v.owner = :member or v.shared)")
                .param("id", id)
                .param("member", member)
                .query(SavedViews::view)
                .optional();
    }

    /** Keeps a view; under a name that the person has already, it takes that one's place. */
    long keep(UUID owner, String name, String question, boolean shared) {
        return sql.sql("""
                        insert into saved_view (name, question, owner, shared, created_at)
                        values (:name, :question, :owner, :shared, :at)
                        on conflict (owner, name) do update set question = excluded.question, shared = excluded.shared
                        returning id""")
                .param("name", name)
                .param("question", question)
                .param("owner", owner)
                .param("shared", shared)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** Forgets a view; only who keeps it may. */
    boolean forget(long id, UUID owner) {
        return sql.sql("delete from saved_view where id = ? and owner = ?")
                        .params(id, owner)
                        .update()
                == 1;
    }

    private static SavedView view(ResultSet row, int number) throws SQLException {
        return new SavedView(
                row.getLong("id"),
                row.getString("name"),
                row.getString("question"),
                row.getObject("owner", UUID.class),
                row.getString("owner_name"),
                row.getBoolean("shared"));
    }
}
