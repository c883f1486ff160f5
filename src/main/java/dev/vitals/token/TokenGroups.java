package dev.vitals.token;

import dev.vitals.identity.Member;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The groups of accounts to which a token can be bound. */
@Repository
class TokenGroups {

    private final JdbcClient sql;

    TokenGroups(JdbcClient sql) {
        this.sql = sql;
    }

    /** The names of those on which somebody has a role: all where they have one on everything. */
    Map<Long, String> of(Member member) {
        var names = new LinkedHashMap<Long, String>();
        var theirs = Tokens.groups(member);
        sql.sql("select id, name from account_group order by lower(name)").query(row -> {
            if (member.seesEverything() || theirs.contains(row.getLong("id"))) {
                names.put(row.getLong("id"), row.getString("name"));
            }
        });
        return names;
    }
}
