package dev.vitals.rule.lists;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists as they were uploaded, version by version; none is ever changed or deleted. */
@Repository
public class ListStore {

    private final JdbcClient sql;

    public ListStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Of each name the newest version that nobody withdrew. */
    List<ReferenceList> inForce() {
        return sql.sql("""
                select distinct on (name) * from reference_list where withdrawn_at is null order by name, id desc
                """).query((row, number) -> version(row).list()).list();
    }

    /** Every version of a list, the newest first. */
    List<ListVersion> history(ListName name) {
        return sql.sql("select * from reference_list where name = ? order by id desc")
                .param(name.slug())
                .query((row, number) -> version(row))
                .list();
    }

    void keep(ReferenceList list, String by, Instant at) {
        sql.sql("insert into reference_list (name, body, uploaded_at, uploaded_by) values (?, ?, ?, ?)")
                .params(list.name().slug(), list.text(), at.atOffset(ZoneOffset.UTC), by)
                .update();
    }

    /** Takes a version out of force. Twice is as good as once: who was first stays. */
    void withdraw(ListName name, long id, String by, Instant at) {
        sql.sql("""
                update reference_list set withdrawn_at = ?, withdrawn_by = ?
                 where name = ? and id = ? and withdrawn_at is null
                """).params(at.atOffset(ZoneOffset.UTC), by, name.slug(), id).update();
    }

    private static ListVersion version(ResultSet row) throws SQLException {
        var name = ListName.of(row.getString("name")).orElseThrow();
        return new ListVersion(
                row.getLong("id"),
                ReferenceList.parse(name, row.getString("body")),
                row.getObject("uploaded_at", OffsetDateTime.class).toInstant(),
                row.getString("uploaded_by"),
                instant(row.getObject("withdrawn_at", OffsetDateTime.class)),
                row.getString("withdrawn_by"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
