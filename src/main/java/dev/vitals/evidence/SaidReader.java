package dev.vitals.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what people said of findings and meant for the evidence: of those that were open at some time of the period. */
@Repository
class SaidReader {

    private static final String SAID = """
            with meant as (
                select f.id, f.rule_id, f.headline, f.account_id from finding f
                 where f.account_id%1$s and f.opened_at <= :to and (f.resolved_at is null or f.resolved_at >= :from)
                   and position(':' in f.rule_id) = 0)
            select m.*, 'comment' as kind, c.author_name, c.at, w.text as words, w.version as wordings,
                   null::bigint as size, null as sha256, c.id as number
              from meant m join finding_comment c on c.finding_id = m.id
              join lateral (select v.text, v.version from finding_comment_version v
                             where v.comment_id = c.id and v.at <= :to order by v.version desc limit 1) w on true
             where c.evidence and c.at <= :to
            union all
            select m.*, 'file', a.author_name, a.at, a.name, 1, e.size, a.sha256, a.id
              from meant m join finding_attachment a on a.finding_id = m.id
              left join evidence_file e on e.sha256 = a.sha256
             where a.evidence and a.at <= :to
             order by id, at, kind, number
            """.formatted(Asked.ACCOUNTS);

    private final JdbcClient sql;

    SaidReader(JdbcClient sql) {
        this.sql = sql;
    }

    /** By finding, the oldest first. */
    List<SaidLine> said(Asked asked) {
        return sql.sql(SAID)
                .params(asked.values())
                .query((row, number) -> line(row))
                .list();
    }

    private static SaidLine line(ResultSet row) throws SQLException {
        return new SaidLine(
                row.getLong("id"),
                row.getString("rule_id"),
                row.getString("headline"),
                row.getString("account_id"),
                row.getString("kind"),
                row.getString("author_name"),
                PopulationReader.required(row, "at"),
                row.getString("words"),
                row.getInt("wordings"),
                row.getObject("size", Long.class),
                row.getString("sha256"));
    }
}
