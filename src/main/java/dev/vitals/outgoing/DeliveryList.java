package dev.vitals.outgoing;

import dev.vitals.page.Slice;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The log of everything that was sent, or was to be: the newest first. */
@Repository
class DeliveryList {

    static final int SIZE = 50;

    private static final String WHERE = "(:state = '' or d.state = :state)"
            + " and (:destination = '' or d.destination_id = cast(nullif(:destination, '') as uuid))";

    private final JdbcClient sql;

    DeliveryList(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Which are asked for.
     *
     * @param state a {@link Delivery.State}; empty for any
     * @param destination its id; empty for any
     */
    record Filter(@Nullable String state, @Nullable String destination) {

        Filter {
            state = state == null ? "" : state.strip();
            destination = destination == null ? "" : destination.strip();
            if (!destination.isEmpty() && !destination.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
                destination = new UUID(0, 0).toString();
            }
        }

        Map<String, String> values() {
            return Map.of("state", String.valueOf(state), "destination", String.valueOf(destination));
        }
    }

    /** A page of the log; the last one where there are not so many. */
    Slice<Delivery> page(Filter filter, int number, int size) {
        var total = sql.sql("select count(*) from delivery d where " + WHERE)
                .params(filter.values())
                .query(Long.class)
                .single();
        var shown = Math.clamp(number, 1, new Slice<>(List.of(), total, 1, size).pages());
        var rows = sql.sql(
                        "select d.*, t.name from delivery d join destination t on t.id = d.destination_id where %s order by d.made_at desc, d.id limit %d offset %d"
                                .formatted(WHERE, size, (long) (shown - 1) * size))
                .params(filter.values())
                .query((row, at) -> Deliveries.delivery(row))
                .list();
        return new Slice<>(rows, total, shown, size);
    }

    /** How many of a state there are for each destination. */
    Map<UUID, Long> counts(String... states) {
        var counts = new java.util.HashMap<UUID, Long>();
        sql.sql("select destination_id, count(*) from delivery where state = any (string_to_array(?, ',')) group by 1")
                .param(String.join(",", states))
                .query(row -> {
                    counts.put(row.getObject(1, UUID.class), row.getLong(2));
                });
        return counts;
    }
}
