package dev.vitals.scan;

import dev.vitals.aws.Fault;
import dev.vitals.aws.Operation;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Fills the fault table: every operation, every fault, in three accounts, and a part of it through the store. */
public final class ManyFaults {

    /** What an account that lacks something cannot be asked of; the first account lacks nothing. */
    private static final Set<String> LACKING =
            Set.of(FaultTable.NOT_CALLED, FaultTable.FIRST_DOES, FaultTable.ONE_ANSWER, FaultTable.NAMES_NOTHING);

    private final FaultPaper paper = new FaultPaper();
    private final Set<String> unexplained = new LinkedHashSet<>();
    private final Set<Integer> used = new HashSet<>();
    private int cells;
    private int stored;

    /**
     * Writes {@code docs/fault-table.md}.
     *
     * @return what was done, as the lines of a table
     * @throws IllegalStateException when something is wrong and not explained
     */
    public List<String[]> write() throws IOException {
        var full = FaultedAccount.ofOneOfEverything(0);
        fill(new FaultTable(full), true);
        disturb(new FaultTable(full));
        var turned = FaultedAccount.ofOneOfEverything(1);
        fill(new FaultTable(turned), false);
        store(turned);
        fill(new FaultTable(FaultedAccount.ofTheClinic()), false);
        for (int number = 1; number <= FaultExplanation.ALL.size(); number++) {
            if (!used.contains(number)) {
                unexplained.add("nothing needs the explanation " + number);
            }
        }
        if (!unexplained.isEmpty()) {
            throw new IllegalStateException("Not explained:\n" + String.join("\n", unexplained));
        }
        paper.write(stored, cells);
        return List.of(
                line("operations that can go wrong", FaultTable.operations().size()),
                line("faults of operations, read and judged", cells),
                line("of them stored, with findings", stored));
    }

    private void fill(FaultTable table, boolean isFirst) {
        for (Operation operation : FaultTable.operations()) {
            for (Fault fault : Fault.values()) {
                var cell = table.cell(operation, fault);
                if (!isFirst && (LACKING.contains(cell.word()) || fault == Fault.VANISHED)) {
                    continue;
                }
                cells++;
                var explained = explained(operation, fault, cell);
                if (isFirst) {
                    paper.put(operation, fault, cell.word(), explained);
                }
            }
        }
    }

    private TreeSet<Integer> explained(Operation operation, Fault fault, FaultTable.Cell cell) {
        var numbers = FaultExplanation.numbers(operation, fault, cell);
        used.addAll(numbers);
        unexplained.addAll(FaultExplanation.unexplained(operation, fault, cell));
        return numbers;
    }

    /** One of the faults of each operation, in turn, with the whole account read again. */
    private void disturb(FaultTable table) {
        int turn = 0;
        for (Operation operation : FaultTable.operations()) {
            var fault = Fault.values()[turn++ % Fault.values().length];
            table.disturbed(operation, fault).stream()
                    .map(each -> FaultPaper.name(operation) + ", " + fault.words() + ": " + each)
                    .forEach(unexplained::add);
        }
    }

    /** Each fault of one operation of each service, a different one for each fault as far as it has so many. */
    private void store(FaultedAccount account) {
        var table = new FaultTable(account);
        var store = new FaultsStored(account);
        for (String service : services()) {
            var operations = FaultTable.operations().stream()
                    .filter(operation -> operation.service().equals(service))
                    .toList();
            for (Fault fault : Fault.values()) {
                var operation = operations.get(fault.ordinal() % operations.size());
                stored++;
                store.wrong(fault, table.faulted(operation, fault)).stream()
                        .map(each -> FaultPaper.name(operation) + ", " + fault.words() + ": " + each)
                        .forEach(unexplained::add);
            }
        }
    }

    private static Set<String> services() {
        var services = new LinkedHashSet<String>();
        FaultTable.operations().forEach(operation -> services.add(operation.service()));
        return services;
    }

    private static String[] line(String measure, int count) {
        return new String[] {measure, "%,d".formatted(count), ""};
    }
}
