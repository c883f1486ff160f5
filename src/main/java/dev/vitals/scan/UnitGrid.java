package dev.vitals.scan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The units of a scan as a table: a row per service, a column per region.
 *
 * @param regions the columns; {@code global} first
 * @param rows service to its units by region
 */
record UnitGrid(List<String> regions, Map<String, Map<String, ScanUnit>> rows) {

    private static final String GLOBAL = "global";

    static UnitGrid of(List<ScanUnit> units) {
        var regions = new TreeSet<String>(
                (a, b) -> a.equals(b) ? 0 : a.equals(GLOBAL) ? -1 : b.equals(GLOBAL) ? 1 : a.compareTo(b));
        var rows = new LinkedHashMap<String, Map<String, ScanUnit>>();
        for (ScanUnit unit : units) {
            regions.add(unit.region());
            rows.computeIfAbsent(unit.service(), any -> new LinkedHashMap<>()).put(unit.region(), unit);
        }
        return new UnitGrid(List.copyOf(regions), rows);
    }
}
