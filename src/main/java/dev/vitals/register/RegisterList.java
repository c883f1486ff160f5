package dev.vitals.register;

import dev.vitals.page.AsOf;
import dev.vitals.page.Slice;
import dev.vitals.page.SortKey;
import dev.vitals.page.Sorting;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads entries: by the page, all of them, or one with its history. */
@Repository
class RegisterList {

    static final int SIZE = 50;

    static final List<SortKey> SORTS = List.of(
            SortKey.rising("due", "In order until", "due nulls last", "id"),
            SortKey.rising("title", "Entry", "lower(title)", "id"),
            SortKey.falling("recorded", "Recorded", "recorded_at desc", "id desc"));

    private static final String FROM = " from register_at(:moment) where register = :register and %s"
            + " and (:text = '' or title ilike :text or exists"
            + " (select from jsonb_each_text(fields) f where f.value ilike :text))";

    private final JdbcClient sql;

    RegisterList(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * How a register stands.
     *
     * @param entries that are not closed
     */
    record Count(long entries, long late) {}

    Slice<RegisterEntry> page(RegisterDefinition register, RegisterFilter filter, AsOf asOf, int number) {
        var values = values(register, filter, asOf);
        var total = sql.sql("select count(*)" + FROM.formatted(filter.condition()))
                .params(values)
                .query(Long.class)
                .single();
        int shown = Math.clamp(number, 1, new Slice<RegisterEntry>(List.of(), total, 1, SIZE).pages());
        values.put("size", SIZE);
        values.put("skipped", (long) (shown - 1) * SIZE);
        var rows = sql.sql(select(filter) + " limit :size offset :skipped")
                .params(values)
                .query((row, at) -> RegisterEntry.of(row))
                .list();
        return new Slice<>(rows, total, shown, SIZE);
    }

    List<RegisterEntry> all(RegisterDefinition register, RegisterFilter filter, AsOf asOf) {
        return sql.sql(select(filter))
                .params(values(register, filter, asOf))
                .query((row, at) -> RegisterEntry.of(row))
                .list();
    }

    /** By slug; a register without entries is left out. */
    Map<String, Count> counts(AsOf asOf) {
        var counts = new HashMap<String, Count>();
        sql.sql("""
                        select register, count(*) filter (where not closed), count(*) filter (where not closed and due < :day)
                          from register_at(:moment) group by register""")
                .param("moment", asOf.moment().atOffset(ZoneOffset.UTC))
                .param("day", asOf.day())
                .query(row -> {
                    counts.put(row.getString(1), new Count(row.getLong(2), row.getLong(3)));
                });
        return counts;
    }

    Optional<RegisterEntry> find(RegisterDefinition register, long id, AsOf asOf) {
        return history(register, id, asOf).stream().findFirst();
    }

    /** Every version until then, the newest first. */
    List<RegisterEntry> history(RegisterDefinition register, long id, AsOf asOf) {
        return sql.sql("""
                        select e.id, v.* from register_entry e join register_version v on v.entry_id = e.id
                         where e.id = :id and e.register = :register and v.recorded_at <= :moment
                         order by v.version desc""")
                .param("id", id)
                .param("register", register.slug())
                .param("moment", asOf.moment().atOffset(ZoneOffset.UTC))
                .query((row, number) -> RegisterEntry.of(row))
                .list();
    }

    private static String select(RegisterFilter filter) {
        return "select *" + FROM.formatted(filter.condition()) + " order by "
                + Sorting.of(SORTS, String.valueOf(filter.sort())).orderBy();
    }

    private static Map<String, Object> values(RegisterDefinition register, RegisterFilter filter, AsOf asOf) {
        var text = String.valueOf(filter.text());
        return new HashMap<>(Map.of(
                "register", register.slug(),
                "moment", asOf.moment().atOffset(ZoneOffset.UTC),
                "day", asOf.day(),
                "text", text.isEmpty() ? "" : "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%"));
    }
}
