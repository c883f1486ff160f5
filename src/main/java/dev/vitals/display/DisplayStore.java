package dev.vitals.display;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What members chose. */
@Repository
class DisplayStore {

    private final JdbcClient sql;

    DisplayStore(JdbcClient sql) {
        this.sql = sql;
    }

    Display of(UUID member) {
        return sql.sql("select theme, shortcuts from member_display where member_id = ?")
                .param(member)
                .query((row, number) ->
                        new Display(Display.Theme.of(row.getString("theme")), row.getBoolean("shortcuts")))
                .optional()
                .orElse(Display.USUAL);
    }

    void keep(UUID member, Display display) {
        sql.sql("insert into member_display values (?, ?, ?) on conflict (member_id) do update"
                        + " set (theme, shortcuts) = row (excluded.theme, excluded.shortcuts)")
                .params(member, display.theme().word(), display.shortcuts())
                .update();
    }
}
