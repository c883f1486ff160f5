package dev.vitals.postgres;

import java.util.Optional;

/**
 * Which accounts' rows the work at hand may see. Bound around a request of somebody with a limited scope; where nothing
 * is bound (scans, schedules, people who may see everything) every row is visible. The database applies it, by policies
 * of row security, to every query there is: no query has to remember it.
 */
public final class RowScope {

    private static final ScopedValue<String> VISIBLE = ScopedValue.newInstance();

    private RowScope() {}

    /** Work that may throw what it likes. */
    @FunctionalInterface
    public interface Work<E extends Exception> {
        void run() throws E;
    }

    /**
     * Does work that sees only these.
     *
     * @param visible account ids and {@code group:…} ids, separated by commas; never empty, for that means everything
     */
    public static <E extends Exception> void within(String visible, Work<E> work) throws E {
        if (visible.isEmpty()) {
            throw new IllegalArgumentException("An empty scope would show every row");
        }
        ScopedValue.where(VISIBLE, visible).call(() -> {
            work.run();
            return null;
        });
    }

    /** The scope of the work at hand, so that work that is put off can be done within the same; empty for everything. */
    public static Optional<String> current() {
        return VISIBLE.isBound() ? Optional.of(VISIBLE.get()) : Optional.empty();
    }
}
