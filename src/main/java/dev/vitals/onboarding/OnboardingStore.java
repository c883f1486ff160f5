package dev.vitals.onboarding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The accounts on their way in. */
@Repository
class OnboardingStore {

    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    OnboardingStore(JdbcClient sql, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Begins with an account; where somebody has begun with it already, that one goes on. */
    UUID begin(Onboarding path) {
        return sql.sql("""
                        with added as (
                            insert into onboarding (id, kind, account_id, name, external_id, principal, role_arn, home_region,
                                                    endpoint, holds_phi, groups, begun_by, begun_at)
                            values (:id, :kind, :account, :name, :external, :principal, :role, :home, :endpoint, :phi,
                                    string_to_array(:groups, E'\\n'), :by, :at)
                            on conflict do nothing returning id)
                        select id from added
                        union all select id from onboarding where account_id = :account and ended_at is null limit 1""")
                .param("id", path.id())
                .param("kind", path.kind().name().toLowerCase(Locale.ROOT))
                .param("account", path.account())
                .param("name", path.name())
                .param("external", path.externalId())
                .param("principal", path.principal())
                .param("role", path.roleArn())
                .param("home", path.homeRegion())
                .param("endpoint", path.endpoint())
                .param("phi", path.holdsPhi())
                .param("groups", String.join("\n", path.groups()))
                .param("by", path.begunBy())
                .param("at", utc(path.begunAt()))
                .query(UUID.class)
                .single();
    }

    Optional<Onboarding> find(UUID id) {
        return sql.sql("select * from onboarding where id = ? and ended_at is null")
                .param(id)
                .query((row, number) -> path(row))
                .optional();
    }

    /** Those that are under way, the newest first. */
    List<Onboarding> underWay() {
        return sql.sql("select * from onboarding where ended_at is null order by begun_at desc, id limit 200")
                .query((row, number) -> path(row))
                .list();
    }

    void name(UUID id, String principal, String roleArn) {
        sql.sql("update onboarding set principal = ?, role_arn = ? where id = ? and scan_asked_at is null")
                .params(principal, roleArn, id)
                .update();
    }

    /** Keeps how a look went; what people have said of accounts stays. */
    void checked(UUID id, Checked checked, List<Candidate> found, Instant at) {
        transaction.executeWithoutResult(any -> {
            sql.sql("update onboarding set checked = ?::jsonb, checked_at = ? where id = ? and scan_asked_at is null")
                    .params(JsonMapper.shared().writeValueAsString(checked), utc(at), id)
                    .update();
            sql.sql("delete from onboarding_account where onboarding_id = ? and scan_id is null")
                    .param(id)
                    .update();
            found.forEach(each -> add(id, each));
        });
    }

    private void add(UUID id, Candidate each) {
        sql.sql(
                        "insert into onboarding_account (onboarding_id, account_id, name, aws_state, opens, trouble, chosen, reason)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                .params(
                        id,
                        each.account(),
                        each.name(),
                        each.awsState(),
                        each.opens(),
                        each.trouble(),
                        each.chosen(),
                        each.reason())
                .update();
    }

    List<Candidate> accounts(UUID id) {
        return sql.sql("select * from onboarding_account where onboarding_id = ? order by name, account_id")
                .param(id)
                .query((row, number) -> candidate(row))
                .list();
    }

    void choose(UUID id, String account, boolean chosen, String reason) {
        sql.sql("update onboarding_account set chosen = ?, reason = ? where onboarding_id = ? and account_id = ?")
                .params(chosen, reason, id, account)
                .update();
    }

    void scanning(UUID id, String account, UUID scan, Instant at) {
        sql.sql("update onboarding_account set scan_id = ? where onboarding_id = ? and account_id = ?")
                .params(scan, id, account)
                .update();
        sql.sql("update onboarding set scan_asked_at = coalesce(scan_asked_at, ?) where id = ?")
                .params(utc(at), id)
                .update();
    }

    void end(UUID id, Instant at) {
        sql.sql("update onboarding set ended_at = ? where id = ? and ended_at is null")
                .params(utc(at), id)
                .update();
    }

    private static Onboarding path(ResultSet row) throws SQLException {
        var checked = row.getString("checked");
        return new Onboarding(
                row.getObject("id", UUID.class),
                Onboarding.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("account_id"),
                row.getString("name"),
                row.getString("external_id"),
                row.getString("principal"),
                row.getString("role_arn"),
                row.getString("home_region"),
                row.getString("endpoint"),
                row.getBoolean("holds_phi"),
                List.of((String[]) row.getArray("groups").getArray()),
                checked == null ? null : JsonMapper.shared().readValue(checked, Checked.class),
                moment(row, "checked_at"),
                moment(row, "scan_asked_at"),
                row.getString("begun_by"),
                row.getObject("begun_at", OffsetDateTime.class).toInstant());
    }

    private static Candidate candidate(ResultSet row) throws SQLException {
        return new Candidate(
                row.getString("account_id"),
                row.getString("name"),
                row.getString("aws_state"),
                row.getObject("opens", Boolean.class),
                row.getString("trouble"),
                row.getBoolean("chosen"),
                row.getString("reason"),
                row.getObject("scan_id", UUID.class));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
