package dev.vitals.scan;

import dev.vitals.aws.Fault;
import dev.vitals.aws.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code docs/fault-table.md}: made of the cells of every operation, and read again by the test that keeps it true. */
final class FaultPaper {

    static final Path FILE = Path.of("docs/fault-table.md");

    private static final String HEAD = """
            # The fault table

            Every operation that a collector calls, let go wrong in every way. `bench/run faults` makes this page; it takes
            a few minutes, and ends in an error where a cell is wrong and not explained.

            An operation goes wrong on the wire, below AWS's own client: its retries and its parsing are the real ones, and the
            error is told in the protocol of the service, with the service's own word for it. Everything else is answered.
            After each fault the services that use the operation are read and judged again, and held against the account
            without the fault:

            - **No false pass.** Nothing passes that did not pass before, and nothing that would fail, had the operation
              answered otherwise: with nothing at all, with every truth value turned over, with other words and numbers.
            - **Nothing is closed.** What failed still fails or is unknown; it is neither "not applicable" nor gone from a list
              that calls itself whole. %,d faults, each kind of them in an operation of each service, were also stored, by the
              store that scans use, beside the findings of a scan before: none was closed.
            - **The cause is named**, beside the operation, in the reading or the list that was lost: that is the word in the cell.
            - **The others are unchanged.** Whatever does not use the operation is judged as before. %,d times, once for each
              service, the whole account was read with a fault: what the other services read was the same to the byte.

            The account of the table has one of everything. The faults that lose most are also tried in an account that answers
            everything the other way round, and in the production account of the demo, as far as it has what an operation is
            asked of: %,d cells in all.

            | word | meaning |
            |---|---|
            | a cause, such as *throttled out* | the reading or the list is unknown, and this is named as why |
            | *kept* | the empty page is passed over; the list goes on behind it and nothing changes |
            | *left out or not set* | the service says that it is not there, by the word with which it also says "not set" |
            | *no pages* | the whole answer comes at once; there is no second page to be lost |
            | *names nothing* | it asks for all there is, so that nothing it asks for can have vanished |
            | *first page does* | what comes first is all that is asked for; the second page is not |
            | *not missed* | the fault takes nothing away; the number says why |
            | a number in brackets | explained below |

            """;

    private final Map<Operation, Map<Fault, String>> cells = new HashMap<>();
    private final TreeSet<Integer> used = new TreeSet<>();

    /** Notes what stands in a cell, and which explanations it needs. */
    void put(Operation operation, Fault fault, String word, TreeSet<Integer> explained) {
        used.addAll(explained);
        cells.computeIfAbsent(operation, any -> new HashMap<>()).put(fault, written(word, explained));
    }

    static String written(String word, TreeSet<Integer> explained) {
        var numbers = explained.stream().map(each -> "[" + each + "]").collect(Collectors.joining(" "));
        return numbers.isEmpty() ? word : word + " " + numbers;
    }

    /** How much was done for the page. */
    record Done(int cells, int stored, int whole) {}

    /** Writes the page. */
    void write(Done done) throws IOException {
        Files.writeString(
                FILE,
                HEAD.formatted(done.stored(), done.whole(), done.cells()) + String.join("\n", rows()) + "\n\n"
                        + explanations());
    }

    private List<String> rows() {
        var rows = new ArrayList<>(head());
        for (Operation operation : FaultTable.operations()) {
            rows.add(Stream.of(Fault.values())
                    .map(fault -> cells.get(operation).get(fault))
                    .collect(Collectors.joining(" | ", "| " + name(operation) + " | ", " |")));
        }
        return rows;
    }

    static List<String> head() {
        return List.of(
                Stream.of(Fault.values()).map(Fault::words).collect(Collectors.joining(" | ", "| operation | ", " |")),
                "|---".repeat(Fault.values().length + 1) + "|");
    }

    static String name(Operation operation) {
        return "`%s:%s`".formatted(operation.service(), operation.name());
    }

    private String explanations() {
        return used.stream()
                .map(number -> "%d. %s"
                        .formatted(number, FaultExplanation.ALL.get(number - 1).why()))
                .collect(Collectors.joining("\n", "Explained:\n\n", "\n"));
    }

    /** What the page says, by operation and fault as they are written in it. */
    static Map<String, Map<String, String>> read() throws IOException {
        var rows = new HashMap<String, Map<String, String>>();
        var words = Stream.of(Fault.values()).map(Fault::words).toList();
        for (String line : Files.readAllLines(FILE)) {
            if (line.startsWith("| `")) {
                var parts = line.split(" *\\| *");
                var row = new HashMap<String, String>();
                for (int at = 0; at < words.size() && at + 2 < parts.length; at++) {
                    row.put(words.get(at), parts[at + 2]);
                }
                rows.put(parts[1], row);
            }
        }
        return rows;
    }
}
