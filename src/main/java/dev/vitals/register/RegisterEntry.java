package dev.vitals.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A version of an entry, mostly the newest.
 *
 * @param fields what it says, by the names of the register's fields; what is empty is left out
 * @param due the last day on which it is in order; null where it has no end
 * @param file hash of the file beside it, or null
 */
record RegisterEntry(
        long id,
        int version,
        String title,
        Map<String, String> fields,
        boolean isClosed,
        @Nullable LocalDate due,
        String because,
        @Nullable String file,
        String fileName,
        String note,
        String recordedBy,
        Instant recordedAt) {

    /** Whether something of it should have been done before that day. */
    public boolean isLate(LocalDate day) {
        return !isClosed && due != null && due.isBefore(day);
    }

    /** What a field says, empty for nothing. */
    public String value(String name) {
        return fields.getOrDefault(name, "");
    }

    static RegisterEntry of(ResultSet row) throws SQLException {
        var fields = new LinkedHashMap<String, String>();
        JsonMapper.shared()
                .readTree(row.getString("fields"))
                .properties()
                .forEach(each -> fields.put(each.getKey(), each.getValue().asString()));
        return new RegisterEntry(
                row.getLong("id"),
                row.getInt("version"),
                row.getString("title"),
                fields,
                row.getBoolean("closed"),
                row.getObject("due", LocalDate.class),
                row.getString("because"),
                row.getString("file"),
                row.getString("file_name"),
                row.getString("note"),
                row.getString("recorded_by"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }
}
