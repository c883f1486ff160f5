package dev.vitals.score;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.web.server.ResponseStatusException;

/** The scopes that a page offers: everything, the groups, the accounts. */
@Repository
public class Scopes {

    private final JdbcClient sql;

    public Scopes(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * A scope by the name that people gave it.
     *
     * @param kind {@code all}, {@code group} or {@code account}
     */
    public record Choice(ScoreScope scope, String kind, String label) {}

    /** Everything first, then groups and accounts by name. */
    public List<Choice> all() {
        var choices = new ArrayList<>(List.of(new Choice(ScoreScope.ALL, "all", "All accounts")));
        choices.addAll(sql.sql("""
                select scope, kind, label from (
                    select 'group:' || id as scope, 'group' as kind, name as label, 0 as place from account_group
                    union all
                    select 'account:' || id, 'account', name || ' (' || id || ')', 1 from account) named
                 order by place, lower(label), scope
                """)
                .query((row, number) ->
                        new Choice(new ScoreScope(row.getString(1)), row.getString(2), row.getString(3)))
                .list());
        return choices;
    }

    /**
     * The choice of this name, everything for none.
     *
     * @throws ResponseStatusException not found, where there is no such account or group
     */
    public static Choice chosen(List<Choice> choices, @Nullable String name) {
        if (name == null || name.isBlank()) {
            return choices.getFirst();
        }
        return choices.stream()
                .filter(choice -> choice.scope().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No account or group " + name));
    }
}
