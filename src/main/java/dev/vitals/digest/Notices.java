package dev.vitals.digest;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people were told, so that they are told once. */
@Repository
class Notices {

    private final JdbcClient sql;

    Notices(JdbcClient sql) {
        this.sql = sql;
    }

    /** Of these, what somebody has been told already. */
    Set<String> told(UUID member, Collection<String> about) {
        return new HashSet<>(sql.sql("select about from notice where member_id = ? and about = any (?)")
                .params(member, about.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /**
     * Notes that somebody is told this now; in the transaction that keeps the mail.
     *
     * @return whether nobody else has told them any of it meanwhile
     */
    boolean tell(UUID member, Collection<String> about, Instant now) {
        var noted = sql.sql("""
                        insert into notice (member_id, about, at) select ?, unnest(?::text[]), ?
                        on conflict do nothing""")
                .params(member, about.toArray(String[]::new), now.atOffset(ZoneOffset.UTC))
                .update();
        return noted == Set.copyOf(about).size();
    }
}
