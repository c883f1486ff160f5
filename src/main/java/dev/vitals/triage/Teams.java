package dev.vitals.triage;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Teams: a name and some members. */
@Repository
class Teams {

    private static final int NAME = 80;

    private final JdbcClient sql;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Teams(JdbcClient sql, Clock clock, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Makes a team, or opens one of this name again; a sentence where it cannot be. */
    String add(String name) {
        if (name.isBlank() || name.strip().length() > NAME) {
            return "Give the team a name of at most %d characters.".formatted(NAME);
        }
        var made = sql.sql("insert into team (name) values (:name) on conflict (name) do update set closed_at = null"
                        + " where team.closed_at is not null")
                .param("name", name.strip())
                .update();
        return made == 1 ? "" : "There is a team of this name already.";
    }

    /** Says who is in a team: these and nobody else. */
    void members(long team, List<UUID> members) {
        transaction.executeWithoutResult(any -> {
            sql.sql("delete from team_member where team_id = ?").param(team).update();
            sql.sql("""
                            insert into team_member (team_id, member_id)
                            select t.id, m.id from team t, member m
                             where t.id = :team and m.active
                               and m.id = any (string_to_array(:members, ',')::uuid[])
                            """)
                    .param("team", team)
                    .param("members", members.stream().map(UUID::toString).collect(Collectors.joining(",")))
                    .update();
        });
    }

    /** Closes a team; what it had belongs to nobody, and its findings' timelines say so. */
    void close(long team) {
        transaction.executeWithoutResult(any -> {
            var at = clock.instant().atOffset(ZoneOffset.UTC);
            sql.sql("update team set closed_at = :at where id = :team and closed_at is null")
                    .param("team", team)
                    .param("at", at)
                    .update();
            sql.sql("""
                            with left_alone as (
                                update finding set owner_team = null, owned_by = ''
                                 where owner_team = :team and resolved_at is null returning id)
                            insert into finding_event (finding_id, at, kind, detail)
                            select id, :at, 'owner', 'nobody: the team was closed' from left_alone order by id
                            """).param("team", team).param("at", at).update();
        });
    }
}
