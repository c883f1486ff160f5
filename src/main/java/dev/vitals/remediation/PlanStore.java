package dev.vitals.remediation;

import dev.vitals.page.VisibleMoments;
import dev.vitals.remediation.fix.FixTarget;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The plans. Each change of state says from which one, so that of two who want one at once only one gets it. */
@Repository
class PlanStore {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SELECT = """
            select p.*, f.headline, coalesce(a.name, p.account_id) as account_name
              from fix_plan p join finding f on f.id = p.finding_id left join account a on a.id = p.account_id
            """;

    private final JdbcClient sql;

    PlanStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Keeps a new plan; false where another one of the same finding is under way. */
    boolean add(FixPlan plan) {
        try {
            sql.sql("""
                            insert into fix_plan (id, finding_id, account_id, fix, target, answers, before, after, trial, state,
                                                  planned_by, planned_member, planned_at, automatic, decided_by,
                                                  decided_member, decided_at)
                            values (:id, :finding, :account, :fix, :target::jsonb, :answers::jsonb, :before::jsonb,
                                    :after::jsonb, :trial, :state, :by, :byMember, :at, :automatic, :decidedBy, :decidedMember,
                                    :decidedAt)""")
                    .param("id", plan.id())
                    .param("finding", plan.finding())
                    .param("account", plan.target().account())
                    .param("fix", plan.fixId())
                    .param("target", JSON.writeValueAsString(plan.target()))
                    .param("answers", JSON.writeValueAsString(plan.answers()))
                    .param("before", plan.before().toString())
                    .param("after", plan.after().toString())
                    .param("trial", plan.trial())
                    .param("state", plan.state().word())
                    .param("by", plan.plannedBy().name())
                    .param("byMember", plan.plannedBy().member())
                    .param("at", utc(plan.plannedAt()))
                    .param("automatic", plan.automatic())
                    .param(
                            "decidedBy",
                            plan.decidedBy() == null ? null : plan.decidedBy().name())
                    .param(
                            "decidedMember",
                            plan.decidedBy() == null ? null : plan.decidedBy().member())
                    .param("decidedAt", plan.decidedAt() == null ? null : utc(plan.decidedAt()))
                    .update();
            return true;
        } catch (DuplicateKeyException underWay) {
            return false;
        }
    }

    Optional<FixPlan> find(UUID id) {
        return sql.sql(SELECT + "where p.id = :id")
                .param("id", id)
                .query(PlanStore::plan)
                .optional();
    }

    /** The newest plans. */
    List<FixPlan> newest(VisibleMoments visible, long offset, int limit) {
        return sql.sql(SELECT + "where p.planned_at >= :from and p.planned_at < :to"
                        + " order by p.planned_at desc, p.id limit :limit offset :offset")
                .param("from", utc(visible.from()))
                .param("to", utc(visible.to()))
                .param("limit", limit)
                .param("offset", offset)
                .query(PlanStore::plan)
                .list();
    }

    /** Those that nobody has decided, the oldest first. */
    List<FixPlan> waiting() {
        return sql.sql(SELECT + "where p.state = 'planned' order by p.planned_at, p.id limit 100")
                .query(PlanStore::plan)
                .list();
    }

    long count(VisibleMoments visible) {
        return sql.sql("select count(*) from fix_plan where planned_at >= :from and planned_at < :to")
                .param("from", utc(visible.from()))
                .param("to", utc(visible.to()))
                .query(Long.class)
                .single();
    }

    /** The plans of a finding, the newest first. */
    List<FixPlan> of(long finding) {
        return sql.sql(SELECT + "where p.finding_id = :finding order by p.planned_at desc, p.id")
                .param("finding", finding)
                .query(PlanStore::plan)
                .list();
    }

    /** Approves or rejects; false where somebody else has decided, or the one who decides is the one who planned. */
    boolean decide(UUID id, PlanState decision, Person by, Instant at) {
        return sql.sql("""
                        update fix_plan set state = :to, decided_by = :by, decided_member = :member, decided_at = :at
                         where id = :id and state = 'planned' and planned_member is distinct from :member""")
                        .param("id", id)
                        .param("to", decision.word())
                        .param("by", by.name())
                        .param("member", by.member())
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    /** Asks that a fix that was made be taken back; false where there is none to take back. */
    boolean askToUndo(UUID id, String by, Instant at) {
        return sql.sql("""
                        update fix_plan set state = 'undoing', undo_asked_by = :by, undo_asked_at = :at
                         where id = :id and state in ('done', 'failed')""").param("id", id).param("by", by).param("at", utc(at)).update() == 1;
    }

    /** Moves a plan on; false where it was not there any more. */
    boolean move(UUID id, PlanState from, PlanState to) {
        return sql.sql("update fix_plan set state = :to where id = :id and state = :from")
                        .param("id", id)
                        .param("from", from.word())
                        .param("to", to.word())
                        .update()
                == 1;
    }

    /** Ends a plan that changed the resource, but not to what was planned. */
    void fail(UUID id, @Nullable JsonNode left, String message, Instant at) {
        end(id, PlanState.FAILED, message, at);
        sql.sql("update fix_plan set left_as = :left::jsonb where id = :id")
                .param("id", id)
                .param("left", left == null ? null : left.toString())
                .update();
    }

    /** Ends a plan. */
    void end(UUID id, PlanState how, String message, Instant at) {
        sql.sql("update fix_plan set state = :how, message = :message, ended_at = :at where id = :id")
                .param("id", id)
                .param("how", how.word())
                .param("message", message)
                .param("at", utc(at))
                .update();
    }

    /**
     * Tells of a plan on the timeline of its finding.
     *
     * @param kind as {@code finding_event} has it
     * @param by whose deed it is; empty for Vitals itself
     */
    void tell(FixPlan plan, String kind, String detail, String by, Instant at) {
        sql.sql("insert into finding_event (finding_id, at, kind, detail, by) values (?, ?, ?, ?, ?)")
                .params(plan.finding(), utc(at), kind, detail, by)
                .update();
    }

    private static FixPlan plan(ResultSet row, int number) throws SQLException {
        return new FixPlan(
                row.getObject("id", UUID.class),
                row.getLong("finding_id"),
                row.getString("headline"),
                row.getString("account_name"),
                row.getString("fix"),
                JSON.readValue(row.getString("target"), FixTarget.class),
                JSON.readValue(row.getString("answers"), new TypeReference<Map<String, String>>() {}),
                JSON.readTree(row.getString("before")),
                JSON.readTree(row.getString("after")),
                row.getString("left_as") == null ? null : JSON.readTree(row.getString("left_as")),
                row.getString("trial"),
                PlanState.of(row.getString("state")),
                row.getString("message"),
                new Person(row.getObject("planned_member", UUID.class), row.getString("planned_by")),
                row.getObject("planned_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("automatic"),
                decided(row),
                instant(row, "decided_at"),
                instant(row, "ended_at"),
                row.getString("undo_asked_by"));
    }

    private static @Nullable Person decided(ResultSet row) throws SQLException {
        var name = row.getString("decided_by");
        return name == null ? null : new Person(row.getObject("decided_member", UUID.class), name);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
