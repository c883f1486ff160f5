package dev.vitals.policy;

import dev.vitals.page.AsOf;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The versions of policies and who approved them: rows that are only ever added. */
@Repository
public class Policies {

    /** How it went when somebody approved a version. */
    enum Approval {
        APPROVED,
        /** Who approves wrote it: another person has to. */
        OWN,
        /** It is approved already, or a newer version takes its place. */
        NOT_WAITING
    }

    private static final String AT = """
            select v.*, a.approved_by, a.approved_at from policy_version v
              left join policy_approval a on (a.policy, a.version) = (v.policy, v.version) and a.approved_at <= :moment
             where v.recorded_at <= :moment""";

    private static final String APPROVE = """
            insert into policy_approval (policy, version, recorded_by, approved_by, approved_at)
            select v.policy, v.version, v.recorded_by, :by, :at from policy_version v
             where v.policy = :policy and v.version = :version
               and v.version = (select max(version) from policy_version where policy = :policy)
            on conflict do nothing""";

    private static final int SOON = 3_600;

    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    public Policies(JdbcClient sql, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Every version of a policy that was there then, the newest first. */
    List<PolicyVersion> versions(String policy, AsOf asOf) {
        return sql.sql(AT + " and v.policy = :policy order by v.version desc")
                .param("moment", asOf.moment().atOffset(ZoneOffset.UTC))
                .param("policy", policy)
                .query((row, number) -> PolicyVersion.of(row))
                .list();
    }

    /** Every version of every policy, the newest first, by policy. */
    Map<String, List<PolicyVersion>> all(AsOf asOf) {
        var all = new LinkedHashMap<String, List<PolicyVersion>>();
        sql.sql(AT + " order by v.policy, v.version desc")
                .param("moment", asOf.moment().atOffset(ZoneOffset.UTC))
                .query(row -> {
                    var version = PolicyVersion.of(row);
                    all.computeIfAbsent(version.policy(), any -> new java.util.ArrayList<>())
                            .add(version);
                });
        return all;
    }

    /** The version that is in force: the newest that was approved. */
    static Optional<PolicyVersion> inForce(List<PolicyVersion> versions) {
        return versions.stream().filter(PolicyVersion::isApproved).findFirst();
    }

    /**
     * Adds a version; it is in force once another person approves it.
     *
     * @param seen the version that it started from, 0 for none
     * @return whether it could be: not where somebody else added one meanwhile
     */
    public boolean write(String policy, int seen, String title, String body, String note, String by, Instant at) {
        return Boolean.TRUE.equals(transaction.execute(any -> sql.sql("""
                        insert into policy_version (policy, version, title, body, note, recorded_by, recorded_at)
                        select :policy, 1 + :seen, :title, :body, :note, :by, :at
                         where :seen = (select coalesce(max(version), 0) from policy_version where policy = :policy)
                        on conflict do nothing""")
                        .param("policy", policy)
                        .param("seen", seen)
                        .param("title", title)
                        .param("body", body)
                        .param("note", note)
                        .param("by", by)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1));
    }

    /** Approves the newest version. */
    Approval approve(String policy, int version, String by, Instant at) {
        var writer = sql.sql("select recorded_by from policy_version where policy = ? and version = ?")
                .params(policy, version)
                .query(String.class)
                .optional();
        if (writer.filter(by::equals).isPresent()) {
            return Approval.OWN;
        }
        var approved = sql.sql(APPROVE)
                .param("policy", policy)
                .param("version", version)
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        return approved == 1 ? Approval.APPROVED : Approval.NOT_WAITING;
    }

    /**
     * Writes the first version of a policy from its starting text; for whoever tells the demo's story.
     *
     * @param places what is filled in, by what stands in the braces
     * @param approver who approves it an hour later; null for nobody
     */
    public void adopt(String policy, Map<String, String> places, String by, @Nullable String approver, Instant at) {
        var start = StartingText.find(policy).orElseThrow();
        var body = start.body();
        for (Map.Entry<String, String> place : places.entrySet()) {
            body = body.replace("{" + place.getKey() + "}", place.getValue());
        }
        write(policy, 0, start.title(), body, "", by, at);
        if (approver != null) {
            approve(policy, 1, approver, at.plusSeconds(SOON));
        }
    }
}
