package dev.vitals.inventory;

import dev.vitals.page.AsOf;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is kept of an account, on any day, for those who judge it anew. Members that change on their own (last use) are
 * those of the day on which the configuration was first seen, so nothing can be judged by them.
 */
@Repository
public class StoredStates {

    private static final TypeReference<TreeMap<String, String>> TAGS = new TypeReference<>() {};

    private static final String STATES = """
            select v.account_id, v.region, v.type, v.resource_id, r.arn, r.name, r.tags, c.body
              from %s v join resource r on r.id = v.id join content c on c.hash = v.hash
             where v.account_id = :account and v.type = any (string_to_array(:types, ','))
             order by r.name, r.id
            """;

    private static final String IN_REGION = """
            select v.account_id, v.region, v.type, v.resource_id, r.arn, r.name, r.tags, c.body
              from %s v join resource r on r.id = v.id join content c on c.hash = v.hash
             where v.account_id = :account and v.region = :region and v.type = any (string_to_array(:types, ','))
               and (:ids = '' or v.resource_id = any (string_to_array(:ids, ',')))
             order by r.name, r.id
            """;

    private static final String NOW = """
            (select id, account_id, region, type, resource_id, hash from resource where gone_at is null and hash is not null)
            """;

    private static final String LISTS = """
            select type, region, listed, cause, detail from coverage
             where account_id = :account and type = any (string_to_array(:types, ',')) and valid_from <= :moment
            union all
            select type, region, listed, cause, detail from coverage_history
             where account_id = :account and type = any (string_to_array(:types, ','))
               and valid_from <= :moment and :moment < valid_to
             order by type, region
            """;

    private final JdbcClient sql;

    public StoredStates(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * One resource as it was.
     *
     * @param tags those of today: they are not kept by day
     * @param config without its secrets
     */
    public record State(ResourceKey key, String arn, String name, Map<String, String> tags, JsonNode config) {}

    /** All of these types that were there. */
    public List<State> of(String account, Collection<String> types, AsOf asOf) {
        return sql.sql(STATES.formatted(asOf.isNow() ? NOW : "resource_at(:moment)"))
                .params(values(account, types, asOf))
                .query(StoredStates::state)
                .list();
    }

    /**
     * Those of these types that were there in one region.
     *
     * @param ids only these, as AWS calls them; every one where it is empty
     */
    public List<State> in(String account, String region, Collection<String> types, Collection<String> ids, AsOf asOf) {
        var values = values(account, types, asOf);
        values.put("region", region);
        values.put("ids", String.join(",", ids));
        return sql.sql(IN_REGION.formatted(asOf.isNow() ? NOW : "resource_at(:moment)"))
                .params(values)
                .query(StoredStates::state)
                .list();
    }

    /** How whole the lists of these types were. */
    public List<ListCoverage> lists(String account, Collection<String> types, AsOf asOf) {
        return sql.sql(LISTS)
                .params(values(account, types, asOf))
                .query((row, number) -> new ListCoverage(
                        row.getString("type"),
                        row.getString("region"),
                        row.getObject("listed", Integer.class),
                        row.getString("cause") == null ? null : Cause.valueOf(row.getString("cause")),
                        row.getString("detail")))
                .list();
    }

    /** The tags of the resource with this ARN; empty where none was seen. */
    public Optional<Map<String, String>> tags(String account, String arn) {
        return sql.sql("select tags from resource where arn = ? and account_id = ? and gone_at is null"
                        + " and hash is not null order by id limit 1")
                .params(arn, account)
                .query((row, number) -> tags(row))
                .optional();
    }

    private static Map<String, Object> values(String account, Collection<String> types, AsOf asOf) {
        return new HashMap<>(Map.of(
                "account", account,
                "types", String.join(",", types),
                "moment", asOf.moment().atOffset(ZoneOffset.UTC)));
    }

    private static State state(ResultSet row, int number) throws SQLException {
        return new State(
                new ResourceKey(
                        row.getString("account_id"),
                        row.getString("region"),
                        row.getString("type"),
                        row.getString("resource_id")),
                row.getString("arn"),
                row.getString("name"),
                tags(row),
                JsonMapper.shared().readTree(row.getString("body")));
    }

    private static Map<String, String> tags(ResultSet row) throws SQLException {
        return JsonMapper.shared().readValue(row.getString("tags"), TAGS);
    }
}
