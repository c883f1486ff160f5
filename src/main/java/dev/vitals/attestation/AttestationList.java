package dev.vitals.attestation;

import dev.vitals.page.AsOf;
import dev.vitals.page.Slice;
import dev.vitals.page.SortKey;
import dev.vitals.page.Sorting;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Attestations, filtered and sorted, by the page or all of them. */
@Repository
class AttestationList {

    static final int SIZE = 50;

    /** People write these: there are hundreds, and what holds of each is worked out before it is sorted. */
    static final List<SortKey> SORTS = List.of(
            SortKey.rising("due", "Review due", "review_due", "id"),
            SortKey.rising("citation", "Safeguard", "citation", "id"),
            SortKey.rising("title", "Attestation", "lower(title)", "id"),
            SortKey.falling("performed", "Performed", "performed_on desc", "id desc"));

    private static final String FROM = " from attestation_at(:moment, :day) where %s and (title ilike :text"
            + " or statement ilike :text or owner ilike :text or citation ilike :text)";

    private final JdbcClient sql;

    AttestationList(JdbcClient sql) {
        this.sql = sql;
    }

    /** A page of the list; the last one where there are not so many. */
    Slice<Attestation> page(AttestationFilter filter, AsOf asOf, int number) {
        return page(filter, asOf, number, SIZE);
    }

    /** The same with pages of another size. */
    Slice<Attestation> page(AttestationFilter filter, AsOf asOf, int number, int size) {
        var values = values(filter, asOf);
        var total = sql.sql("select count(*)" + FROM.formatted(filter.condition()))
                .params(values)
                .query(Long.class)
                .single();
        int shown = Math.clamp(number, 1, new Slice<Attestation>(List.of(), total, 1, size).pages());
        values.put("size", size);
        values.put("skipped", (long) (shown - 1) * size);
        var rows = sql.sql(select(filter) + " limit :size offset :skipped")
                .params(values)
                .query((row, at) -> AttestationRows.attestation(row))
                .list();
        return new Slice<>(rows, total, shown, size);
    }

    /** Every row of the list. */
    List<Attestation> all(AttestationFilter filter, AsOf asOf) {
        return sql.sql(select(filter))
                .params(values(filter, asOf))
                .query((row, at) -> AttestationRows.attestation(row))
                .list();
    }

    private static String select(AttestationFilter filter) {
        return "select *" + FROM.formatted(filter.condition()) + " order by "
                + Sorting.of(SORTS, filter.sort()).orderBy();
    }

    private static Map<String, Object> values(AttestationFilter filter, AsOf asOf) {
        return new HashMap<>(Map.of(
                "moment", asOf.moment().atOffset(ZoneOffset.UTC),
                "day", asOf.day(),
                "text", "%" + filter.text().replaceAll("([\\\\%_])", "\\\\$1") + "%"));
    }
}
