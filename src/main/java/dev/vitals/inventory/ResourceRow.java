package dev.vitals.inventory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A resource in a list.
 *
 * @param id the number under which it is kept
 * @param resourceId what AWS calls it
 * @param changedAt when its configuration became what it is
 * @param goneAt null while it is there
 */
public record ResourceRow(
        long id,
        String account,
        String accountName,
        String region,
        String type,
        String resourceId,
        String arn,
        String name,
        Map<String, String> tags,
        Instant changedAt,
        Instant firstSeen,
        @Nullable Instant goneAt) {

    private static final TypeReference<TreeMap<String, String>> TAGS = new TypeReference<>() {};

    static ResourceRow of(ResultSet row, int number) throws SQLException {
        return new ResourceRow(
                row.getLong("id"),
                row.getString("account_id"),
                row.getString("account_name"),
                row.getString("region"),
                row.getString("type"),
                row.getString("resource_id"),
                row.getString("arn"),
                row.getString("name"),
                JsonMapper.shared().readValue(row.getString("tags"), TAGS),
                Objects.requireNonNull(instant(row, "valid_from")),
                Objects.requireNonNull(instant(row, "first_seen")),
                instant(row, "gone_at"));
    }

    public String typeLabel() {
        return new TypeName(type).label();
    }

    /** Whether it has a name of its own beside its id. */
    public boolean isNamed() {
        return !name.equals(resourceId);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
