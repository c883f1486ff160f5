package dev.vitals.triage;

import dev.vitals.finding.FindingFilter;
import dev.vitals.finding.FindingList;
import dev.vitals.page.AsOf;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The findings that somebody means: these, or all that a filter admits.
 *
 * @param ids of findings that were picked; empty for all that the filter admits
 */
record Selection(FindingFilter filter, List<Long> ids) {

    Selection {
        ids = List.copyOf(ids);
    }

    static Selection of(long finding) {
        return new Selection(FindingFilter.all(), List.of(finding));
    }

    static Selection of(FindingFilter filter) {
        return new Selection(filter, List.of());
    }

    /** A subquery of ids; takes {@link #values}. */
    String sql() {
        return ids.isEmpty() ? FindingList.ids(filter) : "select unnest(string_to_array(:ids, ',')::bigint[])";
    }

    Map<String, Object> values(FindingList list, AsOf now) {
        var values = list.values(filter, now);
        values.put("ids", ids.stream().map(String::valueOf).collect(Collectors.joining(",")));
        return values;
    }

    /** How an entry of the audit log names it. */
    String words() {
        if (!ids.isEmpty()) {
            return ids.size() == 1 ? "finding " + ids.getFirst() : ids.size() + " findings that were picked";
        }
        var set = filter.chosen().stream()
                .map(chip -> chip.label() + " " + chip.value())
                .collect(Collectors.joining(", "));
        return "all findings that match: " + (set.isEmpty() ? "open" : set);
    }
}
