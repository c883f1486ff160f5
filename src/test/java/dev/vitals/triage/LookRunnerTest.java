package dev.vitals.triage;

import static dev.vitals.triage.Station.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.vitals.account.AccountStore;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

class LookRunnerTest {

    private final Station station = new Station();
    private final LookStore looks = new LookStore(station.database.sql(), station.clock);
    private final AccountStore accounts = new AccountStore(station.database.sql(), station.database.transactions());
    // No look of these tests comes as far as reading.
    private final LookRunner runner = new LookRunner(looks, accounts, null, station.rules, station.dues);

    @BeforeEach
    void oneIsOpen() {
        station.scan(open("sg-1"));
    }

    @Test
    void endsWhereTheAccountIsNotThereAnyMore() {
        var look =
                looks.ask(looks.target(station.id("sg-1")).orElseThrow(), "ana").orElseThrow();
        new TransactionTemplate(station.database.transactions()).executeWithoutResult(whole -> {
            station.database
                    .sql()
                    .sql("set local session_replication_role = replica")
                    .update();
            station.database
                    .sql()
                    .sql("delete from account where id = ?")
                    .param(Station.CLINIC)
                    .update();
            runner.run(look);
            assertThat(looks.newest(station.id("sg-1")).orElseThrow())
                    .extracting(Look::state, Look::message)
                    .containsExactly("failed", "The account did not open: It was removed from Vitals meanwhile.");
            whole.setRollbackOnly();
        });
    }

    @Test
    void doesNotComeBackForALookThatIsNotThere() {
        assertThatCode(() -> runner.run(UUID.randomUUID())).doesNotThrowAnyException();
    }
}
