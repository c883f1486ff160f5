package dev.vitals.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** In which order something locks: two that lock the same things in two orders wait for each other for ever. */
public final class LockOrder {

    private LockOrder() {}

    /** Does something while another holds the lock of administrators: it has to wait, and has locked no member yet. */
    public static void locksAdministratorsBeforeMembers(
            Callable<?> work, String issuer, JdbcClient sql, PlatformTransactionManager transactions) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> waiting = new TransactionTemplate(transactions).execute(any -> {
                sql.sql("select pg_advisory_xact_lock(hashtext('administrators'))")
                        .query(row -> {});
                var begun = threads.submit(work);
                untilSomebodyWaits(sql);
                assertThat(sql.sql("select id from member where issuer = ? for update nowait")
                                .param(issuer)
                                .query()
                                .listOfRows())
                        .isNotEmpty();
                return begun;
            });
            waiting.get(10, TimeUnit.SECONDS);
        }
    }

    private static void untilSomebodyWaits(JdbcClient sql) {
        Awaitility.await("until it waits for administrators")
                .until(() -> sql.sql("select count(*) from pg_locks where locktype = 'advisory' and not granted")
                                .query(Integer.class)
                                .single()
                        > 0);
    }
}
