package dev.vitals.rule;

import dev.vitals.rule.lists.ListShelf;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The organization's settings, version by version. */
@Repository
public class SettingsStore {

    private static final String SELECT = "select version, changed, saved_at, saved_by, reason from settings_version ";

    private final JdbcClient sql;
    private final ListShelf lists;

    public SettingsStore(JdbcClient sql, ListShelf lists) {
        this.sql = sql;
        this.lists = lists;
    }

    /** The settings in force, beside the lists in force: the defaults with what the newest version changes. */
    public Settings current() {
        return current(newest());
    }

    Settings current(Optional<SettingsVersion> newest) {
        var defaults = Settings.defaults(lists.inForce());
        return newest.map(version -> SettingsTree.with(defaults, version.changed()))
                .orElse(defaults);
    }

    /** Every setting by its path, in the order of the alphabet. */
    public static SortedMap<String, JsonNode> leaves(Settings settings) {
        return SettingsTree.leaves(settings);
    }

    /** What was saved last; empty while the defaults are in force. */
    public Optional<SettingsVersion> newest() {
        return sql.sql(SELECT + "order by version desc limit 1")
                .query(SettingsStore::version)
                .optional();
    }

    /** Everything that was ever saved, the newest first. */
    public List<SettingsVersion> history() {
        return sql.sql(SELECT + "order by version desc")
                .query(SettingsStore::version)
                .list();
    }

    /**
     * Saves what differs from the defaults as the newest version.
     *
     * @return its number
     */
    public long save(Map<String, JsonNode> changed, String by, String reason, Instant at) {
        return sql.sql("""
                        insert into settings_version (changed, saved_at, saved_by, reason)
                        values (cast(:changed as jsonb), :at, :by, :reason) returning version""")
                .param("changed", JsonMapper.shared().writeValueAsString(changed))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("reason", reason)
                .query(Long.class)
                .single();
    }

    private static SettingsVersion version(ResultSet row, int number) throws SQLException {
        return new SettingsVersion(
                row.getLong("version"),
                changed(row.getString("changed")),
                row.getObject("saved_at", OffsetDateTime.class).toInstant(),
                row.getString("saved_by"),
                row.getString("reason"));
    }

    private static SortedMap<String, JsonNode> changed(String json) {
        var changed = new TreeMap<String, JsonNode>();
        JsonMapper.shared()
                .readTree(json)
                .properties()
                .forEach(member -> changed.put(member.getKey(), member.getValue()));
        return changed;
    }
}
