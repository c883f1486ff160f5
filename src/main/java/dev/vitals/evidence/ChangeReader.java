package dev.vitals.evidence;

import dev.vitals.rule.Settings;
import dev.vitals.rule.SettingsStore;
import dev.vitals.rule.SettingsVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;

/** Reads what changed of rules, settings, lists and scope in a period. */
@Repository
class ChangeReader {

    private static final String OTHERS = """
            select at, kind, what, who, why from (
                select uploaded_at as at, 'list' as kind, 'List ' || name || ' was replaced.' as what,
                       uploaded_by as who, '' as why from reference_list
                union all
                select withdrawn_at, 'list', 'The replacement of list ' || name || ' was withdrawn.', withdrawn_by, ''
                  from reference_list where withdrawn_at is not null
                union all
                select s.at, 'own rule',
                       s.rule_id || case when s.version is null then ' was switched off.'
                                         else ' was put in force in version ' || s.version || '.' end,
                       s.by, coalesce(v.note, '')
                  from own_rule_switch s
                  left join own_rule_version v on (v.rule_id, v.version) = (s.rule_id, s.version)
                union all
                select created_at, 'account', 'Account ' || name || ' (' || id || ') was added.', '', ''
                  from account where id%s) changed
             where at between :from and :to order by at, kind, what
            """.formatted(Asked.ACCOUNTS);

    private final JdbcClient sql;
    private final SettingsStore settings;

    ChangeReader(JdbcClient sql, SettingsStore settings) {
        this.sql = sql;
        this.settings = settings;
    }

    /** @param turns days on which the measure changed, by the scores that were kept */
    List<ChangeLine> changes(Asked asked, List<ScoreHistory.Turn> turns) {
        var changes = new ArrayList<ChangeLine>();
        turns.forEach(turn -> turn.what()
                .forEach(what -> changes.add(new ChangeLine(
                        turn.day(), turn.day().toString(), "measure", what, "", "seen in the scores of the day"))));
        changes.addAll(settings(asked));
        changes.addAll(sql.sql(OTHERS)
                .params(asked.values())
                .query((row, number) -> change(row, asked))
                .list());
        changes.sort(Comparator.comparing(ChangeLine::day));
        return changes;
    }

    private List<ChangeLine> settings(Asked asked) {
        var versions = settings.history();
        var changes = new ArrayList<ChangeLine>();
        for (int at = 0; at < versions.size(); at++) {
            var version = versions.get(at);
            if (version.at().isBefore(asked.from()) || version.at().isAfter(asked.to())) {
                continue;
            }
            SortedMap<String, JsonNode> before =
                    at + 1 < versions.size() ? versions.get(at + 1).changed() : new TreeMap<>();
            changes.add(ChangeLine.of(
                    day(asked, version),
                    version.at(),
                    "settings",
                    "Settings, version %d: %s".formatted(version.version(), differences(before, version.changed())),
                    version.by(),
                    version.reason()));
        }
        return changes;
    }

    private static LocalDate day(Asked asked, SettingsVersion version) {
        return version.at().atZone(asked.zone()).toLocalDate();
    }

    private static String differences(SortedMap<String, JsonNode> before, SortedMap<String, JsonNode> after) {
        var defaults = SettingsStore.leaves(Settings.defaults());
        var paths = new TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        var said = new ArrayList<String>();
        for (String path : paths) {
            var was = before.getOrDefault(path, defaults.get(path));
            var is = after.getOrDefault(path, defaults.get(path));
            if (!Objects.equals(was, is)) {
                said.add("%s from %s to %s".formatted(path, was, is));
            }
        }
        return said.isEmpty() ? "nothing differs" : String.join("; ", said);
    }

    private static ChangeLine change(ResultSet row, Asked asked) throws SQLException {
        var at = row.getObject("at", OffsetDateTime.class).toInstant();
        return ChangeLine.of(
                at.atZone(asked.zone()).toLocalDate(),
                at,
                row.getString("kind"),
                row.getString("what"),
                row.getString("who"),
                row.getString("why"));
    }
}
