package dev.vitals.outgoing;

import dev.vitals.seal.Seal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps destinations; what is secret of them goes in sealed and comes out for sending alone. */
@Repository
class DestinationStore {

    private final JdbcClient sql;
    private final Seal seal;

    DestinationStore(JdbcClient sql, Seal seal) {
        this.sql = sql;
        this.seal = seal;
    }

    /** All that there are, by name. */
    List<Destination> all() {
        return sql.sql("select * from destination where removed_at is null order by lower(name), id")
                .query((row, number) -> destination(row))
                .list();
    }

    Optional<Destination> find(UUID id) {
        return sql.sql("select * from destination where id = ? and removed_at is null")
                .param(id)
                .query((row, number) -> destination(row))
                .optional();
    }

    /**
     * What is secret of it.
     *
     * @throws Seal.BrokenSealException where it was sealed with another key
     */
    Secrets secrets(UUID id) {
        var sealed = sql.sql("select secrets from destination where id = ?")
                .param(id)
                .query((row, number) -> row.getBytes(1))
                .single();
        var open = new String(seal.open(purpose(id), sealed), StandardCharsets.UTF_8);
        return JsonMapper.shared().readValue(open, Secrets.class);
    }

    /** Puts one in, or in the place of the one with its id. */
    void keep(Destination destination, Secrets secrets) {
        var open = JsonMapper.shared().writeValueAsString(secrets).getBytes(StandardCharsets.UTF_8);
        sql.sql("""
                        insert into destination (id, name, kind, place, secrets, settings, group_id, least_severity, kinds,
                                                 active, made_by, made_at, next_at)
                        values (:id, :name, :kind, :place, :secrets, cast(:settings as jsonb), :group, :severity,
                                string_to_array(:kinds, ','), :active, :by, :at, :at)
                        on conflict (id) do update
                           set (name, place, secrets, settings, group_id, least_severity, kinds, failures, next_at) =
                               (excluded.name, excluded.place, excluded.secrets, excluded.settings, excluded.group_id,
                                excluded.least_severity, excluded.kinds, 0, :now)""")
                .param("id", destination.id())
                .param("name", destination.name())
                .param("kind", destination.kind().word())
                .param("place", destination.place())
                .param("secrets", seal.seal(purpose(destination.id()), open))
                .param("settings", JsonMapper.shared().writeValueAsString(destination.settings()))
                .param("group", destination.group())
                .param("severity", destination.leastSeverity())
                .param(
                        "kinds",
                        String.join(
                                ",",
                                destination.happenings().stream()
                                        .flatMap(one -> one.events().stream())
                                        .toList()))
                .param("active", destination.active())
                .param("by", destination.madeBy())
                .param("at", Deliveries.utc(destination.madeAt()))
                .param("now", Deliveries.utc(destination.nextAt()))
                .update();
    }

    /** Lets what is to go there wait, or go on. */
    void turn(UUID id, boolean active) {
        sql.sql("update destination set active = ? where id = ? and removed_at is null")
                .params(active, id)
                .update();
    }

    /** Takes it away with its secrets; what waits for it is given up, and the log stays. */
    void remove(UUID id, Instant now) {
        sql.sql("delete from event_to_send where destination_id = ?").param(id).update();
        sql.sql("""
                        update delivery set state = 'given_up', ended_at = :now, answer = 'The destination was removed.'
                         where destination_id = :id and state in ('waiting', 'sending')""").param("id", id).param("now", Deliveries.utc(now)).update();
        sql.sql("update destination set removed_at = :now, active = false, secrets = null where id = :id")
                .param("id", id)
                .param("now", Deliveries.utc(now))
                .update();
    }

    /** It took something: nothing stands in the way of more, but a rest that it needs. */
    void took(UUID id, Instant next) {
        sql.sql("update destination set failures = 0, next_at = ?, trouble = '', trouble_since = null where id = ?")
                .params(Deliveries.utc(next), id)
                .update();
    }

    /** It did not take something; with a later moment before which nothing is tried there. */
    void failed(UUID id, String trouble, Instant now, Instant next) {
        sql.sql("""
                        update destination set failures = failures + 1, next_at = :next, trouble = :trouble,
                               trouble_since = coalesce(trouble_since, :now)
                         where id = :id""")
                .param("id", id)
                .param("next", Deliveries.utc(next))
                .param("trouble", trouble)
                .param("now", Deliveries.utc(now))
                .update();
    }

    private static String purpose(UUID id) {
        return "destination " + id;
    }

    private static Destination destination(ResultSet row) throws SQLException {
        return new Destination(
                row.getObject("id", UUID.class),
                row.getString("name"),
                Kind.of(row.getString("kind")).orElseThrow(),
                row.getString("place"),
                JsonMapper.shared().readValue(row.getString("settings"), new TypeReference<Map<String, String>>() {}),
                row.getObject("group_id", Long.class),
                row.getString("least_severity"),
                Happening.ofEvents(
                        Arrays.asList((String[]) row.getArray("kinds").getArray())),
                row.getBoolean("active"),
                row.getString("made_by"),
                instant(row, "made_at"),
                row.getInt("failures"),
                instant(row, "next_at"),
                row.getString("trouble"),
                row.getObject("trouble_since") == null ? null : instant(row, "trouble_since"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
