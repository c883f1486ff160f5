package dev.vitals.retention;

import java.util.List;

/**
 * One sort of what is kept, as people speak of it.
 *
 * @param word in the log and in the store
 * @param rule from when on it counts as old, in a sentence
 * @param tables whose size it is
 * @param oldest the query for the oldest moment that is kept
 * @param months histories whose partitions go
 * @param rows what goes row by row, in this order
 */
record Kind(
        String word,
        String title,
        String rule,
        List<String> tables,
        String oldest,
        List<String> months,
        List<Rows> rows) {

    /** Whether any of it goes by this room's doing. */
    boolean goes() {
        return !months.isEmpty() || !rows.isEmpty() || word.equals(Kinds.CONTENTS) || word.equals(Kinds.ATTESTATIONS);
    }
}
