import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What came of the kills, as a table and as the page that keeps it. */
final class KillTable {

    private static final String PAGE = """
            # Kills

            Written by `bench/run kills`; see [decision 033](decisions/033-whoever-dies-leaves-nothing-half.md) for what holds and why.

            The real application was killed %d times with `kill -9` on %s, seed %d, and started again. The moment was drawn evenly
            from the length of the work, which was measured before. Scans are of the demo's three accounts, each time on other days
            of their story, so that each has much to write; a digest run writes to twelve people; a binder is of everything; a fix is
            of four buckets on an emulator. A heartbeat lasted %d seconds, thirty in production.

            After each kill, and again after the next start, the database was asked: does any scan run of which nobody has heard for
            two heartbeats; do intervals of a resource or a verdict overlap; does anything name a scan that stored nothing; is there a
            piece of a binder that was not made, or a binder whose pieces do not give its hash; does every fix and every binder that
            is done have its one entry in the audit log; is the log whole; has any bucket been changed without being looked at
            afresh; has the mail server taken any `Message-ID` twice of which Vitals does not say so; does more than one database
            server serve the folder. At the end everything that was cut off was waited for, every binder was verified, and every mail
            that is said to be sent was looked for at the mail server.

            What was cut off is begun again and counts once it ends: a scan is told as interrupted and another one follows, a binder
            that took three instances with it is given up with a sentence (*failed*) and can be asked for again.

            """;

    private static final String MENDED = """

            What earlier kills and the trials before them found was mended in Vitals:

            - Two scans that were the first of a month made its partition both, and one failed.
            - The database server of a killed JVM was used by the next one and never ended; it did not write through to the disk.
            - A scan hung as running until its account was scanned again; one that was taken for dead stored its results all the
              same.
            - Signs of life began only when the account was open, and waited for what the scan computed; they have a thread of
              their own.

            A hundred kills took an hour and a half, with much else on the machine: `bench/run kills -n 100`.
            """;

    /** What came of the kills of one kind of work. */
    static final class Row {
        int kills;
        int inFlight;
        int endedInTime;
        long twice;
        long half;
        long orphans;
    }

    private final long seed;
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Set<String> violations = new LinkedHashSet<>();
    private final List<String> ends = new ArrayList<>();

    KillTable(long seed) {
        this.seed = seed;
    }

    Row row(String title) {
        return rows.computeIfAbsent(title, any -> new Row());
    }

    Collection<Row> rows() {
        return rows.values();
    }

    void violation(String sentence) {
        violations.add(sentence);
    }

    /** What is there at the end of an installation's kills. */
    void end(String sentence) {
        ends.add(sentence);
        System.out.println(sentence);
    }

    boolean isClean() {
        return violations.isEmpty();
    }

    void print() {
        System.out.println();
        lines().forEach(System.out::println);
        violations.forEach(System.out::println);
        keep();
    }

    /** After each kill, so that what is known stays known. */
    void keep() {
        var kills = rows.values().stream().mapToInt(row -> row.kills).sum();
        var day = Instant.now().atOffset(ZoneOffset.UTC).toLocalDate();
        var page = new ArrayList<>(
                List.of(PAGE.formatted(kills, day, seed, Kills.HEARTBEAT.toSeconds()).split("\n")));
        page.add("");
        page.addAll(lines());
        page.add("");
        ends.forEach(line -> page.add("- " + line));
        page.add(violations.isEmpty() ? "\nNo violation was seen." : "\nViolations:\n");
        violations.forEach(line -> page.add("- " + line));
        page.addAll(List.of(MENDED.stripTrailing().split("\n")));
        try {
            Files.write(Path.of(Files.isDirectory(Path.of("docs")) ? "docs/kills.md" : "kills.md"), page);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("| work | kills | of them in flight | scans ended within two heartbeats | twice | half | orphaned servers |");
        lines.add("|---|---|---|---|---|---|---|");
        rows.forEach((title, row) -> lines.add("| %s | %d | %d | %d of %d | %d | %d | %d |".formatted(
                title, row.kills, row.inFlight, row.endedInTime, row.kills, row.twice, row.half, row.orphans)));
        return lines;
    }
}
