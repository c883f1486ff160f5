package dev.vitals.finding;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Adds up what was told of findings and verdicts, as is done once a minute. */
public final class TalliesAddedUp {

    private TalliesAddedUp() {}

    public static void of(JdbcClient sql, PlatformTransactionManager transactions) {
        new TallyStore(sql, transactions).addUp();
    }
}
