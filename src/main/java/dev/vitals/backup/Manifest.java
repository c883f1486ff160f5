package dev.vitals.backup;

import java.time.Instant;
import java.util.List;

/**
 * What a backup holds; the last file that is written into it, so that one that was cut off has none.
 *
 * @param format of the file itself
 * @param schema version of the newest migration that the database had
 * @param server version of PostgreSQL that it came from
 * @param tables in the order of the file
 * @param months partitions of the tables that have some
 * @param sequences that had given out a number
 * @param leftOut tables whose rows are of the moment and are not in it
 * @param keys files with keys that were put in, sealed
 * @param auditEntries length of the audit log
 * @param auditHash of its newest entry, in hexadecimal digits
 */
record Manifest(
        int format,
        Instant madeAt,
        String schema,
        String server,
        List<Table> tables,
        List<Month> months,
        List<Sequence> sequences,
        List<String> leftOut,
        List<Key> keys,
        long auditEntries,
        String auditHash) {

    /** The newest format, which is the one that is written. */
    static final int FORMAT = 1;

    static final String FILE = "manifest.json";

    /**
     * A table.
     *
     * @param columns in the order of the cells
     * @param sha256 of its file before it was packed
     * @param sum of its rows in whichever order, see {@link RowSum}
     */
    record Table(String name, List<String> columns, long rows, String sha256, String sum) {

        String file() {
            return "tables/" + name + ".copy";
        }
    }

    /** A partition: of which table, and the first day of its month. */
    record Month(String table, String first) {}

    /**
     * A sequence.
     *
     * @param last the number that it gave out last
     */
    record Sequence(String name, long last) {}

    /**
     * A file with a key.
     *
     * @param name without its folder, under which it is put back into the folder of the data
     */
    record Key(String name, String sha256) {

        String file() {
            return "keys/" + name;
        }
    }

    long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }
}
