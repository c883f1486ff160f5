package dev.vitals.triage;

import dev.vitals.identity.Member;
import dev.vitals.page.AsOf;
import dev.vitals.route.Right;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What waits for one person. */
@Repository
class Work {

    static final int SHOWN = 100;

    private static final Duration SOON = Duration.ofDays(7);
    private static final Duration LATELY = Duration.ofDays(30);

    private static final String MINE = """
            select f.id, f.severity, f.headline, coalesce(a.name, f.account_id) as account_name, f.due_at,
                   f.human_state, coalesce(t.name, '') as team
              from finding f left join account a on a.id = f.account_id left join team t on t.id = f.owner_team
             where (f.owner_member = :member or f.owner_team = any (string_to_array(:teams, ',')::bigint[]))
               and f.resolved_at is null
               and not (f.human_state = 'false_positive' or f.human_state = 'accepted' and f.accepted_until >= :day)
             order by f.due_at, f.id limit 101
            """;

    private static final String MENTIONS = """
            select c.finding_id as id, f.severity, f.headline, c.author_name as account_name, m.at as due_at,
                   f.human_state, '' as team
              from finding_mention m join finding_comment c on c.id = m.comment_id join finding f on f.id = c.finding_id
             where m.member_id = :member and m.at > :since order by m.at desc limit 20
            """;

    private final JdbcClient sql;
    private final Owners owners;

    Work(JdbcClient sql, Owners owners) {
        this.sql = sql;
        this.owners = owners;
    }

    /**
     * A finding that waits.
     *
     * @param where the account's name; of a mention who made it
     * @param dueAt from when it is late; of a mention when it was made
     * @param team that has it; empty where the person has it
     */
    record Item(
            long id,
            String severity,
            String headline,
            String where,
            @Nullable Instant dueAt,
            String state,
            String team) {

        /** The last moment at which it is in time. */
        public @Nullable Instant lastMoment() {
            return dueAt == null ? null : dueAt.minusSeconds(1);
        }

        public String stateWords() {
            return state.replace('_', ' ');
        }
    }

    /** What somebody is on, by how urgent it is. */
    record Pile(List<Item> overdue, List<Item> soon, List<Item> rest, boolean hasMore) {}

    Pile of(Member who, AsOf now) {
        var items = sql.sql(MINE)
                .param("member", who.id())
                .param(
                        "teams",
                        owners.teamsOf(who.id()).stream().map(String::valueOf).collect(Collectors.joining(",")))
                .param("day", now.day())
                .query(Work::item)
                .list();
        var soon = now.moment().plus(SOON);
        Map<Integer, List<Item>> piles = items.stream().limit(SHOWN).collect(Collectors.groupingBy(item -> {
            if (item.dueAt() == null || item.dueAt().isAfter(soon)) {
                return 2;
            }
            return item.dueAt().isAfter(now.moment()) ? 1 : 0;
        }));
        return new Pile(
                piles.getOrDefault(0, List.of()),
                piles.getOrDefault(1, List.of()),
                piles.getOrDefault(2, List.of()),
                items.size() > SHOWN);
    }

    /** Where somebody was named lately. */
    List<Item> mentions(Member who, AsOf now) {
        return sql.sql(MENTIONS)
                .param("member", who.id())
                .param("since", now.moment().minus(LATELY).atOffset(ZoneOffset.UTC))
                .query(Work::item)
                .list();
    }

    /** Requests that this person may decide: of others, on accounts that they may approve for. */
    List<Acceptance> approvals(Member who) {
        return which("a.state = 'requested' and a.requested_by <> :member order by a.id", who, Map.of()).stream()
                .filter(each -> each.accounts().stream().allMatch(account -> who.may(Right.APPROVE, account)))
                .toList();
    }

    /** Requests of this person that nobody has decided. */
    List<Acceptance> requests(Member who) {
        return which("a.state = 'requested' and a.requested_by = :member order by a.id", who, Map.of());
    }

    /** Acceptances that end within a fortnight. */
    List<Acceptance> lapsing(Member who, AsOf now) {
        return which(
                "a.state = 'approved' and a.until between :day and :soon order by a.until, a.id",
                who,
                Map.of("day", now.day(), "soon", now.day().plusDays(AcceptanceClock.WARNED)));
    }

    private List<Acceptance> which(String condition, Member who, Map<String, Object> values) {
        return sql.sql("select %s from acceptance a where %s".formatted(Acceptance.COLUMNS, condition))
                .param("member", who.id())
                .param("moment", Acceptance.NOW)
                .params(values)
                .query(Acceptance::of)
                .list();
    }

    private static Item item(ResultSet row, int number) throws SQLException {
        var due = row.getObject("due_at", OffsetDateTime.class);
        return new Item(
                row.getLong("id"),
                row.getString("severity"),
                row.getString("headline"),
                row.getString("account_name"),
                due == null ? null : due.toInstant(),
                row.getString("human_state"),
                row.getString("team"));
    }
}
