package dev.vitals.inventory;

import dev.vitals.page.AsOf;
import dev.vitals.page.DiffLine;
import dev.vitals.page.JsonView;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The configurations that a resource had. */
@Repository
public class ResourceVersions {

    /** Most versions that are shown of one resource. */
    public static final int MOST = 20;

    private static final String SELECT = """
            select v.valid_from, v.valid_to, c.body from (
                select hash, valid_from, valid_to from resource_version where resource_id = :id
                union all
                select hash, valid_from, null from resource where id = :id and gone_at is null and hash is not null) v
              join content c on c.hash = v.hash
             where v.valid_from <= :moment
             order by v.valid_from desc limit :most
            """;

    private final JdbcClient sql;

    public ResourceVersions(JdbcClient sql) {
        this.sql = sql;
    }

    /** A version and what made it differ from the one before; null for the first. */
    public record Change(ResourceVersion version, @Nullable List<DiffLine> lines) {}

    /** Until the day shown, the latest first; one more than {@link #MOST} where there are more. */
    public List<ResourceVersion> of(long resource, AsOf asOf) {
        return sql.sql(SELECT)
                .params(Map.of("id", resource, "moment", asOf.moment().atOffset(ZoneOffset.UTC), "most", MOST + 1))
                .query((row, number) -> new ResourceVersion(
                        Objects.requireNonNull(ResourceRow.instant(row, "valid_from")),
                        unlessLater(ResourceRow.instant(row, "valid_to"), asOf),
                        JsonView.of(JsonMapper.shared().readTree(row.getString("body")))))
                .list();
    }

    /** What each version changed. */
    public static List<Change> changes(List<ResourceVersion> versions) {
        return java.util.stream.IntStream.range(0, Math.min(MOST, versions.size()))
                .mapToObj(at -> {
                    var version = versions.get(at);
                    return new Change(version, at + 1 < versions.size() ? version.since(versions.get(at + 1)) : null);
                })
                .toList();
    }

    private static @Nullable Instant unlessLater(@Nullable Instant until, AsOf asOf) {
        return until == null || until.isAfter(asOf.moment()) ? null : until;
    }
}
