package dev.vitals.local;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Second factors and recovery codes. That one is used up is said by one statement, for all instances. */
@Repository
class FactorStore {

    /** @param secret sealed */
    record Factor(byte[] secret, Instant enrolledAt) {}

    private final JdbcClient sql;

    FactorStore(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Factor> find(String operator) {
        return sql.sql("select secret, enrolled_at from operator_factor where operator = ?")
                .param(operator)
                .query((row, number) -> new Factor(
                        row.getBytes("secret"),
                        row.getObject("enrolled_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** Puts a new factor in the place of the one before, with new recovery codes. */
    void enrol(String operator, byte[] secret, long step, List<byte[]> codes, Instant now) {
        forget(operator);
        sql.sql("insert into operator_factor (operator, secret, enrolled_at, last_step) values (?, ?, ?, ?)")
                .params(operator, secret, now.atOffset(ZoneOffset.UTC), step)
                .update();
        codes.forEach(hash -> sql.sql("insert into operator_recovery_code (operator, hash) values (?, ?)")
                .params(operator, hash)
                .update());
    }

    /** Uses up the code of a period and all before it; false where that was done already. */
    boolean use(String operator, long step) {
        return sql.sql("update operator_factor set last_step = :step where operator = :name and last_step < :step")
                        .param("step", step)
                        .param("name", operator)
                        .update()
                == 1;
    }

    /** Uses up a recovery code; false where there is none such, or it was used. */
    boolean useRecoveryCode(String operator, byte[] hash, Instant now) {
        return sql.sql("""
                        update operator_recovery_code set used_at = :now
                         where operator = :name and hash = :hash and used_at is null""")
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("name", operator)
                        .param("hash", hash)
                        .update()
                == 1;
    }

    int recoveryCodesLeft(String operator) {
        return sql.sql("select count(*) from operator_recovery_code where operator = ? and used_at is null")
                .param(operator)
                .query(Integer.class)
                .single();
    }

    boolean forget(String operator) {
        sql.sql("delete from operator_recovery_code where operator = ?")
                .param(operator)
                .update();
        return sql.sql("delete from operator_factor where operator = ?")
                        .param(operator)
                        .update()
                == 1;
    }
}
