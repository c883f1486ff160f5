package dev.vitals.inventory;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The turn to write what exists in an account and what is said of it: one transaction at a time, so that a scan and a
 * look at one resource meanwhile neither write the same row twice nor wait for each other crosswise.
 */
public final class AccountTurn {

    private AccountTurn() {}

    /** Waits for it; it ends with the transaction. Before anything else is written, or two might wait for ever. */
    public static void take(JdbcClient sql, ScanWrite scan) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended('account ' || :account, 0))")
                .param("account", scan.account())
                .query(row -> {});
        // Merges of a whole account fit into this instead of into files.
        sql.sql("set local work_mem = '64MB'").update();
    }
}
