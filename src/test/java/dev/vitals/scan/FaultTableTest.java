package dev.vitals.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.aws.Fault;
import dev.vitals.aws.Operation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every operation that a collector declares, refused, and some in every other way: nothing passes for it, nothing closes,
 * nobody else notices, and a reading names it. The account has one of everything, in one region. {@code bench/run faults}
 * does the whole table.
 */
class FaultTableTest {

    private static final String MAKE_IT_ANEW = "made anew by bench/run faults";

    /** So many operations apart are those of which the test tries a fault; with each the fault is the next. */
    private static final int STEP = 3;

    private static final FaultedAccount ACCOUNT = FaultedAccount.ofOneOfEverything(0);
    private static final FaultTable TABLE = new FaultTable(ACCOUNT);

    @Test
    void aRefusedOperationMakesNothingPassAndClosesNothing() {
        var wrong = FaultTable.operations().stream()
                .flatMap(operation ->
                        FaultExplanation.unexplained(operation, Fault.DENIED, TABLE.quickCell(operation, Fault.DENIED))
                                .stream())
                .toList();

        assertThat(wrong).isEmpty();
    }

    @Test
    void everyOtherFaultOfAnOperationHereAndThereIsAsTheTableSays() throws IOException {
        var paper = FaultPaper.read();
        var operations = FaultTable.operations();
        var wrong = new ArrayList<String>();
        for (int at = 0; at < operations.size(); at += STEP) {
            var operation = operations.get(at);
            var fault = Fault.values()[at / STEP % Fault.values().length];
            var cell = TABLE.cell(operation, fault);
            wrong.addAll(FaultExplanation.unexplained(operation, fault, cell));
            assertThat(paper.get(FaultPaper.name(operation)))
                    .as("%s; %s", FaultPaper.name(operation), MAKE_IT_ANEW)
                    .containsEntry(
                            fault.words(),
                            FaultPaper.written(cell.word(), FaultExplanation.numbers(operation, fault, cell)));
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void theTableHasARowForEveryOperationAndAColumnForEveryFault() throws IOException {
        var paper = FaultPaper.read();

        assertThat(paper.keySet())
                .as(MAKE_IT_ANEW)
                .containsExactlyInAnyOrderElementsOf(
                        FaultTable.operations().stream().map(FaultPaper::name).toList());
        assertThat(paper.values())
                .as(MAKE_IT_ANEW)
                .allSatisfy(row -> assertThat(row.keySet())
                        .containsExactlyInAnyOrderElementsOf(
                                Stream.of(Fault.values()).map(Fault::words).toList()))
                .allSatisfy(row -> assertThat(row.values()).noneMatch(String::isBlank));
    }

    @Test
    void noFaultClosesAFindingInTheStore() {
        var account = FaultedAccount.ofOneOfEverything(1);
        var table = new FaultTable(account);
        var store = new FaultsStored(account);
        var operations = FaultTable.operations();

        assertThat(store.open()).isGreaterThan(50);
        assertThat(IntStream.range(0, Fault.values().length)
                        .mapToObj(at ->
                                stored(store, table, operations.get(at * 17 % operations.size()), Fault.values()[at]))
                        .flatMap(wrong -> wrong))
                .isEmpty();
    }

    private static Stream<String> stored(FaultsStored store, FaultTable table, Operation operation, Fault fault) {
        return store.wrong(fault, table.faulted(operation, fault)).stream()
                .map(each -> FaultPaper.name(operation) + ", " + fault.words() + ": " + each);
    }
}
