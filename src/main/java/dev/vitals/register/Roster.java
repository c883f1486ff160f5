package dev.vitals.register;

import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes the rows of a file into a register, as they were looked at and only once. */
@Component
class Roster {

    private static final RegisterFilter EVERYTHING = new RegisterFilter("", "all", "");

    private final JdbcClient sql;
    private final RegisterDesk desk;
    private final RegisterList list;
    private final RegisterStore store;
    private final TransactionTemplate transaction;

    Roster(
            JdbcClient sql,
            RegisterDesk desk,
            RegisterList list,
            RegisterStore store,
            PlatformTransactionManager transactions) {
        this.sql = sql;
        this.desk = desk;
        this.list = list;
        this.store = store;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * How it went.
     *
     * @param plan what the file does as the register stands
     * @param isKept whether that was done: not where it is something else than was looked at
     */
    record Outcome(RosterPlan plan, boolean isKept) {}

    /** What a file would do now; nothing is kept. */
    RosterPlan plan(RegisterDefinition register, String csv) {
        return RosterPlan.of(register, csv, list.all(register, EVERYTHING, desk.now()), desk.today());
    }

    /**
     * Does what a file would do, if that is still what was looked at. Until it is done nobody else changes the register.
     *
     * @param fingerprint of the plan that was looked at
     */
    Outcome keep(RegisterDefinition register, String csv, String fingerprint, String by) {
        return Objects.requireNonNull(transaction.execute(any -> {
            RegisterStore.alone(sql, register);
            var plan = plan(register, csv);
            if (!plan.problem().isEmpty() || !plan.fingerprint().equals(fingerprint)) {
                return new Outcome(plan, false);
            }
            if (!plan.drafts().isEmpty()) {
                store.add(register, plan.drafts(), by, desk.instant());
            }
            return new Outcome(plan, true);
        }));
    }
}
