package dev.vitals.ownrule;

import dev.vitals.rule.Severity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The organization's rules with their versions, and which version is in force. */
@Repository
public class OwnRuleStore {

    private static final String VERSIONS =
            "select v.*, r.type from own_rule_version v join own_rule r on r.id = v.rule_id ";

    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    public OwnRuleStore(JdbcClient sql, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * A change of what is in force.
     *
     * @param version null where the rule was switched off
     */
    record Switch(@Nullable Integer version, Instant at, String by) {}

    /** Somebody else saved meanwhile, or the id is taken. */
    public static final class SavedMeanwhileException extends RuntimeException {

        SavedMeanwhileException(String message) {
            super(message);
        }
    }

    /** Every rule, by id. */
    List<OwnRule> all() {
        var inForce = inForce().stream().collect(Collectors.toMap(RuleVersion::rule, Function.identity()));
        return sql
                .sql(VERSIONS
                        + "where v.version = (select max(n.version) from own_rule_version n where n.rule_id = r.id)"
                        + " order by r.id")
                .query((row, number) -> version(row))
                .list()
                .stream()
                .map(newest -> new OwnRule(newest, inForce.get(newest.rule())))
                .toList();
    }

    Optional<OwnRule> find(String id) {
        var versions = versions(id);
        if (versions.isEmpty()) {
            return Optional.empty();
        }
        var force = sql.sql("select in_force from own_rule where id = ?")
                .param(id)
                .query((row, number) -> Optional.ofNullable(row.getObject(1, Integer.class)))
                .single();
        var judging = versions.stream()
                .filter(version ->
                        force.filter(number -> number == version.version()).isPresent())
                .findFirst();
        return Optional.of(new OwnRule(versions.getFirst(), judging.orElse(null)));
    }

    /** Every version of a rule, the newest first. */
    List<RuleVersion> versions(String id) {
        return sql.sql(VERSIONS + "where r.id = ? order by v.version desc")
                .param(id)
                .query((row, number) -> version(row))
                .list();
    }

    /** The versions that judge, by the rules' ids. */
    List<RuleVersion> inForce() {
        return sql.sql(VERSIONS + "where v.version = r.in_force order by r.id")
                .query((row, number) -> version(row))
                .list();
    }

    /** Rules that judged once and do not now. */
    Set<String> withdrawn() {
        return sql.sql("select r.id from own_rule r where r.in_force is null"
                        + " and exists (select from own_rule_switch s where s.rule_id = r.id)")
                .query(String.class)
                .set();
    }

    /** When which version was in force, the latest first. */
    List<Switch> switches(String id) {
        return sql.sql("select version, at, by from own_rule_switch where rule_id = ? order by id desc")
                .param(id)
                .query((row, number) ->
                        new Switch(row.getObject("version", Integer.class), instant(row, "at"), row.getString("by")))
                .list();
    }

    /** How many resources fail each rule now. */
    Map<String, Long> failing() {
        var failing = new HashMap<String, Long>();
        sql.sql("select rule_id, count(*) as failing from evaluation where rule_id in (select id from own_rule)"
                        + " and verdict = 'fail' group by rule_id")
                .query(row -> {
                    failing.put(row.getString("rule_id"), row.getLong("failing"));
                });
        return failing;
    }

    /**
     * Saves a text as the newest version; it does not judge before it is switched on.
     *
     * @param base the version on which it was written; 0 for a new rule
     * @throws SavedMeanwhileException when the newest version is another one by now
     */
    public RuleVersion save(String id, int base, RuleText text, String by, String note, Instant at) {
        var version = new RuleVersion(id, base + 1, text, at, by, note);
        try {
            transaction.executeWithoutResult(any -> {
                if (base == 0) {
                    sql.sql("insert into own_rule (id, type, created_at, created_by) values (:rule, :type, :at, :by)")
                            .params(values(version))
                            .update();
                }
                if (insert(version) == 0) {
                    throw new SavedMeanwhileException("Somebody else saved this rule meanwhile. Open it anew; what you"
                            + " wrote is still in this form to copy from.");
                }
            });
        } catch (DuplicateKeyException taken) {
            throw new SavedMeanwhileException(
                    base == 0
                            ? "There is a rule %s already. Choose another id.".formatted(id)
                            : "Somebody else saved version %d meanwhile. Open the rule anew.".formatted(base + 1));
        }
        return version;
    }

    private int insert(RuleVersion version) {
        return sql.sql("""
                        insert into own_rule_version (rule_id, version, title, severity, safeguards, applies,
                                                      expression, message, guidance, saved_at, saved_by, note)
                        select :rule, :version, :title, :severity, string_to_array(:safeguards, ','), :applies,
                               :expression, :message, :guidance, :at, :by, :note
                          from own_rule r
                         where r.id = :rule and r.type = :type
                           and :version = 1 + coalesce((select max(v.version) from own_rule_version v
                                                         where v.rule_id = :rule), 0)
                        """).params(values(version)).update();
    }

    /** Has a version judge from the next scan on; null switches the rule off. */
    public void switchTo(String id, @Nullable Integer version, String by, Instant at) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("rule", id);
        values.put("version", version);
        values.put("by", by);
        values.put("at", at.atOffset(ZoneOffset.UTC));
        transaction.executeWithoutResult(any -> {
            var changed = sql.sql("update own_rule set in_force = cast(:version as int) where id = :rule"
                            + " and in_force is distinct from cast(:version as int)")
                    .params(values)
                    .update();
            if (changed > 0) {
                sql.sql("insert into own_rule_switch (rule_id, version, at, by)"
                                + " values (:rule, cast(:version as int), :at, :by)")
                        .params(values)
                        .update();
            }
        });
    }

    private static Map<String, Object> values(RuleVersion version) {
        var text = version.text();
        return Map.ofEntries(
                Map.entry("rule", version.rule()),
                Map.entry("version", version.version()),
                Map.entry("title", text.title()),
                Map.entry("type", text.type()),
                Map.entry("severity", text.severity().word()),
                Map.entry("safeguards", String.join(",", text.safeguards())),
                Map.entry("applies", text.applies()),
                Map.entry("expression", text.expression()),
                Map.entry("message", text.message()),
                Map.entry("guidance", text.guidance()),
                Map.entry("at", version.at().atOffset(ZoneOffset.UTC)),
                Map.entry("by", version.by()),
                Map.entry("note", version.note()));
    }

    private static RuleVersion version(ResultSet row) throws SQLException {
        var text = new RuleText(
                row.getString("title"),
                row.getString("type"),
                Severity.valueOf(row.getString("severity").toUpperCase(Locale.ROOT)),
                Arrays.asList((String[]) row.getArray("safeguards").getArray()),
                row.getString("applies"),
                row.getString("expression"),
                row.getString("message"),
                row.getString("guidance"));
        return new RuleVersion(
                row.getString("rule_id"),
                row.getInt("version"),
                text,
                instant(row, "saved_at"),
                row.getString("saved_by"),
                row.getString("note"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }
}
