package dev.vitals.digest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a mail about an acceptance says of it. Other rooms' tables, in one statement, never a change. */
@Repository
class AcceptanceFacts {

    private static final String ONE = """
            select a.id, a.rule_id, a.reason, a.accounts, a.requested_by, a.requested_name, a.decided_by,
                   a.decided_name,
                   (select count(*) from acceptance_finding c
                     where c.acceptance_id = a.id and c.because = 'expired') as opened,
                   (select min(n.name) from account n where n.id = any (a.accounts)) as account_name,
                   exists (select from acceptance e where e.extends = a.id and e.state = 'requested') as extending
              from acceptance a where a.id = ?
            """;

    private final JdbcClient sql;

    AcceptanceFacts(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * An acceptance.
     *
     * @param rule id of the one rule that it is about; null for findings of several
     * @param accounts ids of the accounts whose findings it covers
     * @param account name of one of them
     * @param opened findings that stood by it to its end
     * @param isExtending whether a longer one waits to be decided
     */
    record Accepted(
            long id,
            @Nullable String rule,
            String reason,
            List<String> accounts,
            String account,
            UUID askedBy,
            String askedName,
            @Nullable UUID approvedBy,
            String approvedName,
            int opened,
            boolean isExtending) {}

    Optional<Accepted> of(long acceptance) {
        return sql.sql(ONE)
                .param(acceptance)
                .query((row, number) -> accepted(row))
                .optional();
    }

    private static Accepted accepted(ResultSet row) throws SQLException {
        return new Accepted(
                row.getLong("id"),
                row.getString("rule_id"),
                row.getString("reason"),
                List.of((String[]) row.getArray("accounts").getArray()),
                row.getString("account_name"),
                row.getObject("requested_by", UUID.class),
                row.getString("requested_name"),
                row.getObject("decided_by", UUID.class),
                row.getString("decided_name"),
                row.getInt("opened"),
                row.getBoolean("extending"));
    }
}
