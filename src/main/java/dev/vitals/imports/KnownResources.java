package dev.vitals.imports;

import dev.vitals.inventory.ResourceKey;
import dev.vitals.postgres.RowCopy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What Vitals knows of an account when a file speaks of it: the resources, and what files said of them before. */
@Repository
class KnownResources {

    private static final String MATCH = """
            select distinct on (w.target, w.region) w.target, w.region as asked, r.region, r.type, r.resource_id, r.arn, r.tags
              from wanted w join resource r on r.account_id = :account and r.gone_at is null and r.hash is not null
                                           and not starts_with(r.type, 'Reported::')
                                           and r.type <> 'AWS::Tagging::Resource'
                                           and (r.arn = w.target or r.resource_id = w.id
                                                and r.region in (w.region, 'global')
                                                and starts_with(lower(split_part(r.type, '::', 2)), w.service))
             order by w.target, w.region, r.arn = w.target desc, r.region = w.region desc, r.id
            """;

    private final JdbcClient sql;
    private final RowCopy copy;

    KnownResources(JdbcClient sql, RowCopy copy) {
        this.sql = sql;
        this.copy = copy;
    }

    /** A resource that Vitals read itself. */
    record Known(ResourceKey key, String arn, Map<String, String> tags) {}

    /** What a row names, and where. */
    record Target(String named, String region) {}

    /**
     * What a file said of a resource before.
     *
     * @param saidAt the latest time that the file named; null where it named none
     */
    record Word(String verdict, @Nullable Instant saidAt) {}

    /** A check on a resource. */
    record Place(String rule, ResourceKey key) {}

    /** The resources that these are, by their ARN, else by their id in the same region. Within a transaction. */
    Map<Target, Known> of(String account, List<Target> targets) {
        sql.sql("create temporary table wanted (target text, region text, id text, service text) on commit drop")
                .update();
        copy.into("wanted (target, region, id, service)", targets.stream().distinct(), target ->
                new @Nullable Object[] {target.named(), target.region(), id(target.named()), service(target.named())});
        sql.sql("analyze wanted").update();
        var known = new HashMap<Target, Known>();
        sql.sql(MATCH).param("account", account).query((RowCallbackHandler)
                row -> known.put(new Target(row.getString("target"), row.getString("asked")), known(account, row)));
        sql.sql("drop table wanted").update();
        return known;
    }

    /** What files said of the account before, by check and resource. */
    Map<Place, Word> words(String account) {
        var words = new HashMap<Place, Word>();
        sql.sql("""
                        select e.rule_id, e.verdict, r.region, r.type, r.resource_id, b.said_at
                          from evaluation e join resource r on r.id = e.resource_id
                          left join import_batch b on b.id = e.batch_id
                         where e.account_id = :account and e.batch_id is not null
                        """).param("account", account).query((RowCallbackHandler) row -> {
            var said = row.getObject("said_at", OffsetDateTime.class);
            words.put(
                    new Place(row.getString("rule_id"), key(account, row)),
                    new Word(row.getString("verdict"), said == null ? null : said.toInstant()));
        });
        return words;
    }

    private static Known known(String account, ResultSet row) throws SQLException {
        var tags = new TreeMap<String, String>();
        JsonMapper.shared()
                .readTree(row.getString("tags"))
                .properties()
                .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asString("")));
        return new Known(key(account, row), row.getString("arn"), tags);
    }

    private static ResourceKey key(String account, ResultSet row) throws SQLException {
        return new ResourceKey(account, row.getString("region"), row.getString("type"), row.getString("resource_id"));
    }

    private static String id(String named) {
        return named.substring(Math.max(named.lastIndexOf('/'), named.lastIndexOf(':')) + 1);
    }

    /** Of an ARN, so that a role is not taken for a bucket of the same name. */
    private static String service(String named) {
        var parts = named.split(":", 4);
        return named.startsWith("arn:") && parts.length == 4 ? parts[2] : "";
    }
}
