package dev.vitals.inventory;

import dev.vitals.postgres.RowCopy;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The lists of a scan beside the tables, for merges to join: {@code staged_list (region, type, listed, cause, detail)},
 * a row per type and region, until the transaction ends or the table is dropped.
 */
public final class StagedLists {

    private StagedLists() {}

    public static void stage(JdbcClient sql, RowCopy copy, List<ListCoverage> lists) {
        sql.sql("create temporary table staged_list (region text, type text, listed int, cause text, detail text)"
                        + " on commit drop")
                .update();
        copy.into(
                "staged_list (region, type, listed, cause, detail)",
                ListCoverage.perType(lists).stream(),
                StagedLists::cells);
        // Autovacuum never looks at temporary tables; without this the planner takes them for empty.
        sql.sql("analyze staged_list").update();
    }

    private static @Nullable Object[] cells(ListCoverage list) {
        var cause = list.cause() == null ? null : list.cause().name();
        return new @Nullable Object[] {list.region(), list.type(), list.listed(), cause, list.detail()};
    }
}
