package dev.vitals.scan;

import dev.vitals.inventory.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One service of one account in a scan, over all its regions.
 *
 * @param resources listed so far
 * @param left about how long it still takes, by the account's scan before; null where that tells nothing
 * @param reason why it is not done; empty where it is
 * @param next what to do about it; empty where there is nothing to do
 */
record ScanCell(
        String service,
        CellState state,
        int resources,
        long calls,
        long throttled,
        @Nullable Duration left,
        String reason,
        String next) {

    private static final String EXPLICIT = "explicit deny";

    /**
     * @param units of the service, one a region
     * @param earlier how long the service took in the account's scan before; null where there was none
     */
    static ScanCell of(Scan scan, List<ScanUnit> units, @Nullable Duration earlier, Instant now) {
        var state = state(scan, units);
        return new ScanCell(
                units.getFirst().service(),
                state,
                units.stream().mapToInt(ScanUnit::resources).sum(),
                units.stream().mapToLong(ScanUnit::calls).sum(),
                units.stream().mapToLong(ScanUnit::throttled).sum(),
                left(state, units, earlier, now),
                reason(scan, state, units),
                next(state, units));
    }

    /** "about 40 seconds left", or once it begins; empty where nobody knows. */
    public String leftWords() {
        if (left == null) {
            return "";
        }
        return ScanBoard.about(left) + (state == CellState.QUEUED ? " once it begins" : " left");
    }

    private static CellState state(Scan scan, List<ScanUnit> units) {
        var isOpen = units.stream().anyMatch(unit -> unit.endedAt() == null);
        if (isOpen && !scan.state().isUnderWay()) {
            return scan.state() == ScanState.CANCELLED ? CellState.STOPPED : CellState.FAILED;
        }
        if (isOpen) {
            return units.stream().allMatch(ScanUnit::isQueued) ? CellState.QUEUED : CellState.RUNNING;
        }
        var unread = units.stream().filter(ScanUnit::isUnreadable).toList();
        if (unread.isEmpty()) {
            return CellState.DONE;
        }
        if (unread.stream().allMatch(ScanCell::isClosedByPolicy)) {
            return CellState.CLOSED;
        }
        var isNothing = unread.size() == units.size()
                && units.stream().allMatch(unit -> unit.resources() == 0 && unit.unreadable() == unit.lists());
        return isNothing ? CellState.FAILED : CellState.PARTLY;
    }

    /** An organization's policy, or a deny that the customer wrote on purpose: nobody forgot to grant something. */
    private static boolean isClosedByPolicy(ScanUnit unit) {
        return unit.cause() == Cause.DENIED_BY_ORGANIZATION_POLICY
                || unit.cause() == Cause.DENIED && unit.detail().contains(EXPLICIT);
    }

    private static String reason(Scan scan, CellState state, List<ScanUnit> units) {
        return switch (state) {
            case DONE -> "";
            case QUEUED -> "Twelve services of an account are read at once; this one waits.";
            case RUNNING -> open(units);
            case STOPPED -> "The scan was stopped before it was read. Nothing of the scan was stored.";
            case PARTLY, CLOSED, FAILED ->
                scan.state() == ScanState.INTERRUPTED && units.stream().anyMatch(unit -> unit.endedAt() == null)
                        ? "The instance that read it stopped before the end."
                        : units.stream()
                                .filter(unit -> unit.cause() != null)
                                .findFirst()
                                .map(unit -> "%s: %s"
                                        .formatted(
                                                Objects.requireNonNull(unit.cause())
                                                        .words(),
                                                unit.detail()))
                                .orElse(scan.message());
        };
    }

    private static String open(List<ScanUnit> units) {
        var ended = units.stream().filter(unit -> unit.endedAt() != null).count();
        return units.size() == 1 ? "It is being read." : "%d of %d regions are read.".formatted(ended, units.size());
    }

    private static String next(CellState state, List<ScanUnit> units) {
        var isPart = state == CellState.PARTLY || state == CellState.FAILED;
        return units.stream()
                .map(ScanUnit::cause)
                .filter(cause -> isPart && cause != null)
                .map(Cause::remedy)
                .findFirst()
                .orElse(state.next());
    }

    /** Where it takes longer than before, nobody knows how much longer. */
    private static @Nullable Duration left(
            CellState state, List<ScanUnit> units, @Nullable Duration earlier, Instant now) {
        if (earlier == null || !state.isUnderWay()) {
            return null;
        }
        var began =
                units.stream().map(ScanUnit::startedAt).filter(Objects::nonNull).min(Instant::compareTo);
        var left =
                began.map(start -> earlier.minus(Duration.between(start, now))).orElse(earlier);
        return left.isNegative() ? null : left;
    }
}
