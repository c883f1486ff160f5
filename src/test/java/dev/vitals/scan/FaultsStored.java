package dev.vitals.scan;

import dev.vitals.aws.Fault;
import dev.vitals.inventory.Inventory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.transaction.support.TransactionTemplate;

/** Stores a scan of a whole account, and then one with a fault, through the real store; looks at what became of findings. */
final class FaultsStored {

    private static final String FINDINGS = """
            select f.rule_id || ' of ' || r.type || ' ' || r.resource_id || ' in ' || r.region as finding, f.machine_state
            from finding f join resource r on r.id = f.resource_id""";

    private final Scanning scanning = new Scanning();
    private final TransactionTemplate transaction = new TransactionTemplate(scanning.database.transactions());
    private final Map<String, String> before;
    private final String rows;

    FaultsStored(FaultedAccount account) {
        scanning.keep(account.copy());
        scanning.now = scanning.now.plus(Duration.ofHours(6));
        before = findings();
        rows = rows();
    }

    /** How many findings stood open before the fault. */
    long open() {
        return before.values().stream().filter("failing"::equals).count();
    }

    /** What is wrong after a scan with a fault; the store is then as it was. */
    List<String> wrong(Fault fault, Inventory faulted) {
        var wrong = new ArrayList<String>();
        transaction.executeWithoutResult(status -> {
            scanning.keep(faulted);
            var after = findings();
            before.forEach((finding, state) -> {
                var now = after.getOrDefault(finding, "no more");
                if (state.equals("failing") && !now.equals("failing") && !now.equals("unknown")) {
                    wrong.add("finding closed: %s is %s".formatted(finding, now));
                }
            });
            if (fault == Fault.EMPTY_PAGE && !rows().equals(rows)) {
                wrong.add("an empty page wrote rows");
            }
            status.setRollbackOnly();
        });
        return wrong;
    }

    private Map<String, String> findings() {
        var findings = new TreeMap<String, String>();
        scanning.database.sql().sql(FINDINGS).query(row -> {
            findings.put(row.getString("finding"), row.getString("machine_state"));
        });
        return findings;
    }

    private String rows() {
        return scanning.database.fingerprint("evaluation") + scanning.database.fingerprint("resource");
    }
}
