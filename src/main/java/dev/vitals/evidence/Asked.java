package dev.vitals.evidence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The question that every reader answers for a binder or an export: which accounts, from when, as known at which moment.
 *
 * @param accounts ids
 * @param from the first moment of the period
 * @param to the moment at which everything is shown
 */
record Asked(List<String> accounts, LocalDate firstDay, LocalDate lastDay, Instant from, Instant to, ZoneId zone) {

    /** The condition on {@code account_id}; takes {@link #values}. */
    static final String ACCOUNTS = " = any (string_to_array(:accounts, ',')::char(12)[])";

    /**
     * Before a question about whole tables, for the rest of its transaction: a planner that has no statistics yet, as after
     * a first scan, would look everything up row by row.
     */
    static final String WHOLE_TABLES = "set local enable_nestloop = off";

    static Asked of(BinderOrder order, ZoneId zone) {
        return new Asked(
                order.accounts(), order.firstDay(), order.lastDay(), order.from(zone), order.asKnownAt(zone), zone);
    }

    Map<String, Object> values() {
        return new HashMap<>(Map.of(
                "accounts", String.join(",", accounts),
                "first", firstDay,
                "last", lastDay,
                "from", from.atOffset(ZoneOffset.UTC),
                "to", to.atOffset(ZoneOffset.UTC),
                "zone", zone.getId()));
    }
}
