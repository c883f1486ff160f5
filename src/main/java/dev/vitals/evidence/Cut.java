package dev.vitals.evidence;

import java.util.ArrayList;
import java.util.List;

/**
 * The first rows of a list, which says how many there are and where the others lie: nothing is cut silently.
 *
 * @param file that holds all of them
 */
record Cut<T>(List<T> rows, long total, ArchiveFile file) {

    Cut {
        rows = List.copyOf(rows);
    }

    static <T> Cut<T> of(List<T> all, int most, ArchiveFile file) {
        return new Cut<>(all.subList(0, Math.min(most, all.size())), all.size(), file);
    }

    public boolean isCut() {
        return rows.size() < total;
    }

    /** Takes rows as they come and keeps the first. */
    static final class Taker<T> {

        private final int most;
        private final List<T> rows = new ArrayList<>();
        private long total;

        Taker(int most) {
            this.most = most;
        }

        void take(T row) {
            total++;
            if (rows.size() < most) {
                rows.add(row);
            }
        }

        List<T> rows() {
            return rows;
        }

        long total() {
            return total;
        }

        Cut<T> cut(ArchiveFile file) {
            return new Cut<>(rows, total, file);
        }
    }
}
