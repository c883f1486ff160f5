package dev.vitals.scan;

import dev.vitals.aws.Fault;
import dev.vitals.aws.Operation;
import java.io.IOException;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Fills the fault table: every operation, every fault, in three accounts, and a part of it through the store. */
public final class ManyFaults {

    /** What an account that lacks something cannot be asked of; the first account lacks nothing. */
    private static final Set<String> LACKING =
            Set.of(FaultTable.NOT_CALLED, FaultTable.FIRST_DOES, FaultTable.ONE_ANSWER, FaultTable.NAMES_NOTHING);

    /** Faults that lose as much as any other; the accounts beside the first are tried with these. */
    private static final Set<Fault> TELLING =
            EnumSet.of(Fault.DENIED, Fault.CUT_TO_NOTHING, Fault.EXPIRED_TOKEN, Fault.EMPTY_PAGE);

    private static final int AT_ONCE = 4;

    private final FaultPaper paper = new FaultPaper();
    private final Set<String> unexplained = ConcurrentHashMap.newKeySet();
    private final Set<Integer> used = ConcurrentHashMap.newKeySet();
    private final AtomicInteger cells = new AtomicInteger();
    private final AtomicInteger stored = new AtomicInteger();
    private final AtomicInteger whole = new AtomicInteger();

    /**
     * Writes {@code docs/fault-table.md}.
     *
     * @return what was done, as the lines of a table
     * @throws IllegalStateException when something is wrong and not explained
     */
    public List<String[]> write() throws IOException {
        var full = FaultedAccount.ofOneOfEverything(0);
        var turned = FaultedAccount.ofOneOfEverything(1);
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var parts = Stream.<Runnable>of(
                            () -> fill(new FaultTable(full), EnumSet.allOf(Fault.class), true),
                            () -> disturb(new FaultTable(full)),
                            () -> store(turned),
                            () -> fill(new FaultTable(turned), TELLING, false),
                            () -> fill(new FaultTable(FaultedAccount.ofTheClinic()), TELLING, false))
                    .map(threads::submit)
                    .toList();
            for (Future<?> part : parts) {
                part.get();
            }
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
        check();
        paper.write(new FaultPaper.Done(cells.get(), stored.get(), whole.get()));
        return List.of(
                line("operations that can go wrong", FaultTable.operations().size()),
                line("faults of operations, read and judged", cells.get()),
                line("faults of operations, with the whole account read", whole.get()),
                line("faults of operations, stored with findings", stored.get()));
    }

    private void check() {
        for (int number = 1; number <= FaultExplanation.ALL.size(); number++) {
            if (!used.contains(number)) {
                unexplained.add("nothing needs the explanation " + number);
            }
        }
        if (!unexplained.isEmpty()) {
            throw new IllegalStateException("Not explained:\n" + String.join("\n", new TreeSet<>(unexplained)));
        }
    }

    private void fill(FaultTable table, Set<Fault> faults, boolean isFirst) {
        for (Operation operation : FaultTable.operations()) {
            for (Fault fault : faults) {
                var cell = table.cell(operation, fault);
                if (!isFirst && LACKING.contains(cell.word())) {
                    continue;
                }
                cells.incrementAndGet();
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

    /** One operation of each service, with one fault after the other in turn, and the whole account read again. */
    private void disturb(FaultTable table) {
        for (String service : services()) {
            var operation = ofService(service).getFirst();
            var fault = Fault.values()[whole.getAndIncrement() % Fault.values().length];
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
            var operations = ofService(service);
            for (Fault fault : Fault.values()) {
                var operation = operations.get(fault.ordinal() % operations.size());
                stored.incrementAndGet();
                store.wrong(fault, table.faulted(operation, fault)).stream()
                        .map(each -> FaultPaper.name(operation) + ", " + fault.words() + ": " + each)
                        .forEach(unexplained::add);
            }
        }
    }

    private static List<Operation> ofService(String service) {
        return FaultTable.operations().stream()
                .filter(operation -> operation.service().equals(service))
                .toList();
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
