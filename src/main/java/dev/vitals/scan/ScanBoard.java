package dev.vitals.scan;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far accounts that are scanned at the same time are, service by service.
 *
 * @param columns the scan that was asked for, then those beside it by the name of their account
 * @param rows service to its cells by scan
 * @param further accounts that are scanned at the same time and have no column
 * @param silence since when the instance that runs the scan says nothing; null while it does
 */
record ScanBoard(
        List<Column> columns,
        SortedMap<String, Map<UUID, ScanCell>> rows,
        int further,
        @Nullable Instant silence) {

    /**
     * One scan.
     *
     * @param left about how long it still takes, by the account's scan before; null where that tells nothing
     */
    record Column(Scan scan, List<ScanCell> cells, @Nullable Duration left) {

        public long ended() {
            return cells.stream().filter(cell -> !cell.state().isUnderWay()).count();
        }

        public long calls() {
            return Math.max(
                    scan.calls(), cells.stream().mapToLong(ScanCell::calls).sum());
        }

        public String leftWords() {
            return left == null ? "" : about(left);
        }

        long count(CellState state) {
            return cells.stream().filter(cell -> cell.state() == state).count();
        }
    }

    /** The column of the scan that was asked for. */
    public Column own() {
        return columns.getFirst();
    }

    /** The whole in a sentence that can be read aloud. */
    public String sentence() {
        var own = own();
        var state = own.scan().state();
        if (silence != null) {
            return "The scan of %s says nothing any more.".formatted(own.scan().accountName());
        }
        if (state == ScanState.QUEUED) {
            return "The scan of %s waits for a free place.".formatted(own.scan().accountName());
        }
        var unread = Stream.of(CellState.PARTLY, CellState.CLOSED, CellState.FAILED)
                .filter(kind -> own.count(kind) > 0)
                .map(kind -> own.count(kind) + " " + kind.words())
                .collect(Collectors.joining(", "));
        var done = "%d of %d services of %s are done%s."
                .formatted(
                        own.ended(),
                        own.cells().size(),
                        own.scan().accountName(),
                        unread.isEmpty() ? "" : ", of them " + unread);
        if (state == ScanState.RUNNING) {
            return own.left() == null ? done : done + " It takes " + own.leftWords() + " more.";
        }
        return "The scan of %s has ended: %s.".formatted(own.scan().accountName(), ending(state))
                + (own.cells().isEmpty() ? "" : " " + done);
    }

    /** Cells of the asked-for scan that are not simply done, each with its reason. */
    public List<ScanCell> notDone() {
        return own().cells().stream()
                .filter(cell -> cell.state() != CellState.DONE && !cell.state().isUnderWay())
                .toList();
    }

    /** "about 40 seconds"; never more exact than that. */
    static String about(Duration time) {
        long seconds = time.toSeconds();
        if (seconds < 10) {
            return "about %d %s".formatted(Math.max(1, seconds), seconds <= 1 ? "second" : "seconds");
        }
        if (seconds < 90) {
            return "about %d seconds".formatted((seconds + 5) / 10 * 10);
        }
        return "about %d minutes".formatted(Math.max(2, (seconds + 30) / 60));
    }

    static Map<String, List<ScanUnit>> byService(List<ScanUnit> units) {
        return units.stream()
                .collect(Collectors.groupingBy(ScanUnit::service, LinkedHashMap::new, Collectors.toList()));
    }

    private static String ending(ScanState state) {
        return switch (state) {
            case COMPLETE -> "everything was read";
            case PARTIAL -> "something was not read";
            case CANCELLED -> "somebody stopped it";
            case FAILED -> "it failed";
            default -> "it was interrupted";
        };
    }
}
