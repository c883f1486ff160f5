package dev.vitals.inventory;

import dev.vitals.page.AsOf;
import dev.vitals.page.Slice;
import dev.vitals.page.SortKey;
import dev.vitals.page.Sorting;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Resources, filtered and sorted, by the page. Rows that stand for a list that was never read are none. */
@Repository
public class ResourceList {

    static final int SIZE = 50;

    /** Each is served by an index; see the migration of lists. */
    public static final List<SortKey> SORTS = List.of(
            SortKey.rising("name", "Resource", "r.name", "r.id"),
            SortKey.rising("type", "Type", "r.type", "r.name", "r.id"),
            SortKey.rising("account", "Account", "r.account_id", "r.region", "r.type", "r.resource_id"),
            SortKey.falling("changed", "Changed", "r.valid_from desc", "r.id desc"),
            SortKey.falling("seen", "First seen", "r.first_seen desc", "r.id desc"));

    /** Names and tags are not kept by day: those of today are shown. */
    private static final String THEN = """
            (select r.id, r.account_id, r.region, r.type, r.resource_id, r.arn, r.name, r.tags, r.first_seen,
                    coalesce(v.valid_from, r.first_seen) as valid_from,
                    coalesce(v.hash, '\\x00') as hash,
                    case when v.id is null then
                         (select max(x.valid_to) from resource_version x
                           where x.resource_id = r.id and x.valid_to <= :moment) end as gone_at
               from resource r left join resource_at(:moment) v on v.id = r.id
              where r.first_seen <= :moment
                and (v.id is not null
                     or exists (select from resource_version x where x.resource_id = r.id and x.valid_to <= :moment)))
            """;

    private static final String COLUMNS = """
            select r.id, r.account_id, coalesce(a.name, r.account_id) as account_name, r.region, r.type, r.resource_id,
                   r.arn, r.name, r.tags, r.valid_from, r.first_seen, r.gone_at
              from %s left join account a on a.id = r.account_id
            """;

    private final JdbcClient sql;

    public ResourceList(JdbcClient sql) {
        this.sql = sql;
    }

    /** A page of the list; the last one where there are not so many. */
    public Slice<ResourceRow> page(ResourceFilter filter, AsOf asOf, int number) {
        return page(filter, asOf, number, SIZE);
    }

    /** The same with pages of another size. */
    public Slice<ResourceRow> page(ResourceFilter filter, AsOf asOf, int number, int size) {
        var values = values(filter, asOf);
        var total = sql.sql("select count(*) from %s where %s".formatted(source(asOf), where(filter, asOf.isNow())))
                .params(values)
                .query(Long.class)
                .single();
        var empty = new Slice<ResourceRow>(List.of(), total, 1, size);
        if (total == 0) {
            return empty;
        }
        int shown = Math.clamp(number, 1, empty.pages());
        values.put("size", size);
        values.put("skipped", (long) (shown - 1) * size);
        var rows = sql.sql(select(filter, asOf) + " limit :size offset :skipped")
                .params(values)
                .query(ResourceRow::of)
                .list();
        return new Slice<>(rows, total, shown, size);
    }

    /** Those that hold the words, there or gone. */
    public Slice<ResourceRow> search(String words, AsOf asOf, int size) {
        return page(new ResourceFilter(words, "all", "", "", "", "", "", ""), asOf, 1, size);
    }

    /** One of them, there or gone. */
    public Optional<ResourceRow> find(long id, AsOf asOf) {
        return sql.sql(COLUMNS.formatted(source(asOf)) + " where r.id = :id and r.hash is not null")
                .params(Map.of("id", id, "moment", asOf.moment().atOffset(ZoneOffset.UTC)))
                .query(ResourceRow::of)
                .optional();
    }

    static String select(ResourceFilter filter, AsOf asOf) {
        return COLUMNS.formatted(source(asOf)) + " where " + where(filter, asOf.isNow()) + " order by "
                + Sorting.of(SORTS, filter.sort()).orderBy();
    }

    private static String source(AsOf asOf) {
        return asOf.isNow() ? "resource r" : THEN + " r";
    }

    private static String where(ResourceFilter filter, boolean isNow) {
        var conditions = new ArrayList<>(List.of("r.hash is not null", filter.stateCondition()));
        add(
                conditions,
                filter.text(),
                isNow
                        ? "r.id in (select found_resource(:text))"
                        : "(r.resource_id ilike :text or r.name ilike :text or r.arn ilike :text"
                                + " or exists (select from jsonb_each_text(r.tags) t where t.value ilike :text))");
        add(conditions, filter.shownScope(), filter.scopeCondition());
        add(conditions, filter.region(), "r.region = :region");
        conditions.add(
                filter.type().isEmpty()
                        // Findings of other products are kept as resources; whoever looks for what there is means none.
                        ? "not starts_with(r.type, 'Reported::')"
                        : "(r.type = :type or starts_with(r.type, :type || '::'))");
        add(
                conditions,
                filter.tag(),
                filter.tagValue() == null ? "jsonb_exists(r.tags, :tag)" : "r.tags @> :tag::jsonb");
        return String.join(" and ", conditions);
    }

    private static void add(List<String> conditions, String value, String condition) {
        if (!value.isEmpty()) {
            conditions.add(condition);
        }
    }

    private static Map<String, Object> values(ResourceFilter filter, AsOf asOf) {
        return new HashMap<>(Map.of(
                "moment", asOf.moment().atOffset(ZoneOffset.UTC),
                "text", "%" + filter.text().replaceAll("([\\\\%_])", "\\\\$1") + "%",
                "key", filter.scopeKey(),
                "region", filter.region(),
                "type", filter.type(),
                "tag", tag(filter)));
    }

    private static String tag(ResourceFilter filter) {
        return filter.tagValue() == null
                ? filter.tagKey()
                : JsonMapper.shared()
                        .writeValueAsString(Map.of(filter.tagKey(), Objects.requireNonNull(filter.tagValue())));
    }
}
