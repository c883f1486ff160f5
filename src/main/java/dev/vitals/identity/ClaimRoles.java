package dev.vitals.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The table that turns what providers say into roles. */
@Repository
class ClaimRoles {

    /** What the table says of somebody. */
    sealed interface Decision {

        /** No claim that the table speaks of came along: whatever they had, they keep. */
        record Silent() implements Decision {}

        /** The claims came, and no value of them gives a role. */
        record Nothing() implements Decision {}

        /** This row decides. */
        record Given(ClaimRole row) implements Decision {}
    }

    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    ClaimRoles(JdbcClient sql, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The rows, by precedence. */
    List<ClaimRole> all() {
        return sql.sql("select * from claim_role order by position")
                .query(ClaimRoles::row)
                .list();
    }

    /** Puts these rows in place of all others, numbered from 1 in their order. */
    void replace(List<ClaimRole> rows) {
        transaction.executeWithoutResult(any -> {
            sql.sql("delete from claim_role").update();
            for (int at = 0; at < rows.size(); at++) {
                var row = rows.get(at);
                sql.sql(
                                "insert into claim_role (position, issuer, claim, value, role, group_id) values (?, ?, ?, ?, ?, ?)")
                        .params(
                                at + 1,
                                row.issuer(),
                                row.claim(),
                                row.value(),
                                row.role().word(),
                                row.group())
                        .update();
            }
        });
    }

    /** What the table says, over all values of all claims that it speaks of. */
    Decision decide(Claims claims) {
        return decide(all(), claims);
    }

    static Decision decide(List<ClaimRole> rows, Claims claims) {
        Optional<ClaimRole> first =
                rows.stream().filter(row -> row.matches(claims)).findFirst();
        if (first.isPresent()) {
            return new Decision.Given(first.get());
        }
        return rows.stream().anyMatch(row -> row.isAbout(claims)) ? new Decision.Nothing() : new Decision.Silent();
    }

    private static ClaimRole row(ResultSet row, int number) throws SQLException {
        return new ClaimRole(
                row.getInt("position"),
                row.getString("issuer"),
                row.getString("claim"),
                row.getString("value"),
                Role.of(row.getString("role")),
                row.getObject("group_id", Long.class));
    }
}
